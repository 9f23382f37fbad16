/** Resources that may only have got another name: one went, one came, of one type and with the same inputs. */
import type { PlannedResource } from "@drydock/core/plan-record";

/** From each of the pair to the other. Pairs only where there is no choice: inputs that several have are no evidence. */
export function movesBetween(
  gone: readonly PlannedResource[],
  come: readonly PlannedResource[],
): ReadonlyMap<string, string> {
  const before = Map.groupBy(gone, likeness);
  const after = Map.groupBy(come, likeness);
  const moves = new Map<string, string>();
  for (const [like, [one, ...others]] of before) {
    const [match, ...more] = after.get(like) ?? [];
    if (!one || !match || others.length + more.length > 0) continue;
    moves.set(one.urn, match.urn);
    moves.set(match.urn, one.urn);
  }
  return moves;
}

/** Names that were made up for a resource hold its logical name, and tags repeat it: they differ with it. */
function likeness({ type, name, inputs }: PlannedResource): string {
  return `${type} ${JSON.stringify(inputs).replaceAll(madeUp(name), "")}`;
}

function madeUp(name: string): RegExp {
  const logical = name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`"${logical}"|${logical}-[0-9a-f]{7,8}\\b`, "g");
}
