/** What the search found, in portions. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { counted } from "../../src/model/format.ts";
import { More } from "../parts/more.tsx";
import { Row } from "./row.tsx";

const PORTION = 100;

interface ResultsProps {
  readonly found: readonly PlannedResource[];
  readonly current: string;
  readonly linkTo: (urn: string) => string;
}

export function Results({ found, current, linkTo }: ResultsProps) {
  return (
    <>
      <p role="status">{counted(found.length, "resource")}</p>
      <More items={found} portion={PORTION}>
        {(shown) => (
          <ul class="rows">
            {shown.map((resource) => (
              <li key={resource.urn}>
                <Row
                  resource={resource}
                  current={resource.urn === current}
                  href={linkTo(resource.urn)}
                  withLayer
                />
              </li>
            ))}
          </ul>
        )}
      </More>
    </>
  );
}
