/** One resource in a list. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { counted } from "../../src/model/format.ts";
import { familyOf, kindOf } from "../../src/model/model.ts";
import { usePlan } from "../context.ts";

interface RowProps {
  readonly resource: PlannedResource;
  readonly current: boolean;
  readonly href: string;
  readonly withLayer?: boolean;
}

export function Row({ resource, current, href, withLayer }: RowProps) {
  const { name, type, layer, urn } = resource;
  const found = usePlan().model.findingsAt.get(urn) ?? [];
  const stops = found.some((finding) => finding.stops);
  return (
    <a class="row" href={href} aria-current={current ? "true" : undefined}>
      <span class="name">{name}</span>
      <span class="kind">
        {kindOf(type)} · {familyOf(type)}
        {withLayer && ` · ${layer}`}
      </span>
      {found.length > 0 && (
        <span class={`badge ${stops ? "bad" : "warn"}`}>
          {stops ? "✗" : "!"} {counted(found.length, stops ? "finding" : "warning")}
        </span>
      )}
    </a>
  );
}
