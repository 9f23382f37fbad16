/** Whatever quotes the id of a resource comes after it: an id that was put together by hand is not waited for. */
import type { PlannedResource } from "@drydock/core/plan-record";
import type { Need, OrderRule } from "../rule.ts";

/** Ids that AWS makes up, and ARNs: nothing else can be told from an ordinary word. */
const ID = /^([a-z]+-[0-9a-f]{8,}|arn:aws[\w-]*:.+)$/;

function* texts(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (value !== null && typeof value === "object")
    for (const inner of Object.values(value)) yield* texts(inner);
}

/** The id that the resource brings into the world: what hangs on another resource, such as its policy, has that one's id. */
function idsOf({ id, inputs }: PlannedResource): string[] {
  return id !== undefined && ID.test(id) && ![...texts(inputs)].includes(id) ? [id] : [];
}

export const references: OrderRule = {
  id: "reference",
  why: "AWS refuses an id that is not there yet, and does not delete what another resource still uses.",
  needs: ({ resources }) => {
    const byId = new Map(
      resources.flatMap((resource) => idsOf(resource).map((id) => [id, resource] as const)),
    );
    return resources.flatMap((subject): Need[] => {
      const quoted = [...new Set(texts(subject.inputs))].flatMap((text) => byId.get(text) ?? []);
      const others = quoted.filter(({ urn }) => urn !== subject.urn);
      return others.length === 0 ? [] : [{ subject, after: others, what: "resource with that id" }];
    });
  },
};
