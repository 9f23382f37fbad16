/** Resources: tree or search result on one side, the chosen resource on the other. */
import { useMemo } from "preact/hooks";
import { isEmpty, type Query } from "../../src/model/search.ts";
import { usePlan } from "../context.ts";
import { Detail } from "../resources/detail.tsx";
import { Filters } from "../resources/filters.tsx";
import { Results } from "../resources/results.tsx";
import { Types } from "../resources/types.tsx";
import { Tree } from "../resources/tree.tsx";
import { link } from "../route.ts";
import type { PageProps } from "./index.ts";

export function Resources({ settings }: PageProps) {
  const { model, search } = usePlan();
  const { q: text = "", layer = "", type = "", finding = "", urn = "" } = settings;
  const query = useMemo<Query>(() => ({ text, layer, type, finding }), [text, layer, type, finding]);
  const found = useMemo(() => (isEmpty(query) ? undefined : search(query)), [query, search]);
  const chosen = urn ? model.byUrn.get(urn) : undefined;
  const linkTo = (to: string): string => link("resources", { q: text, layer, type, finding, urn: to });
  return (
    <div class={`split ${chosen ? "chosen" : ""}`}>
      <div class="list">
        <Filters query={query} urn={urn} />
        {found ? (
          <Results key={JSON.stringify(query)} found={found} current={urn} linkTo={linkTo} />
        ) : (
          <Tree current={urn} linkTo={linkTo} />
        )}
      </div>
      <div class="detail">
        {chosen ? (
          <Detail key={urn} resource={chosen} back={linkTo("")} />
        ) : (
          <>
            {urn && <p>This plan has no resource of that name.</p>}
            <Types />
          </>
        )}
      </div>
    </div>
  );
}
