/** Why a pod stays pending, in words: what the nodes of the pools that take it lack. */
import { quantityText } from "../kubernetes/quantities/quantity.ts";
import { boundsOf, isRightZone, mayBeOn } from "./fits.ts";
import { sizeFor } from "./grow.ts";
import type { PodSet } from "./pod-set.ts";
import { type Ask, nodesFor } from "./problem.ts";
import { lackOf } from "./state.ts";

export function reasonOf(ask: Ask): string {
  const { problem, state, scenario, i } = ask;
  const set = problem.sets[i];
  const taking = problem.taking[i] ?? [];
  if (!set || taking.length === 0) return "no pool takes it: node selector, affinity and tolerations";
  const names = taking.flatMap((place) => problem.pools[place]?.name ?? []);
  if (taking.every((place) => sizeFor(ask, place) === undefined))
    return `it asks for ${asked(set)}, more than a node of ${inWords(names)} has beside its DaemonSets`;
  const nodes = nodesFor(ask);
  if (nodes.length === 0)
    return `${inWords(names)} ${names.length > 1 ? "have" : "has"} no node${scenario.atMinimum ? " at the minimum" : ""}`;
  const sizes = taking.map(
    (place) => `${state.ofPool[place]?.length ?? 0} of ${problem.pools[place]?.name ?? ""}`,
  );
  return `nodes are ${inWords(sizes)}: ${lacks(ask, set)}`;
}

function lacks(ask: Ask, set: PodSet): string {
  const bounds = boundsOf(ask);
  const counts = new Map<string, number>();
  for (const node of nodesFor(ask)) {
    const lack = isRightZone(ask, node.zone) ? lackOf(node.free, set) : undefined;
    const why = lack
      ? `without ${free(lack, set)}`
      : isRightZone(ask, node.zone) && !mayBeOn(ask, node, bounds)
        ? "where spread or affinity to other pods forbids it"
        : "in another zone";
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([why, count]) => `${count} ${why}`)
    .join(", ");
}

function free(lack: NonNullable<ReturnType<typeof lackOf>>, { requests, volumes }: PodSet): string {
  if (lack === "pods") return "room for one more pod";
  if (lack === "volumes") return `room for ${volumes} more ${volumes === 1 ? "volume" : "volumes"}`;
  if (lack === "cpu") return `${quantityText("cpu", requests.cpu)} CPU free`;
  return `${quantityText("memory", lack === "memory" ? requests.memory : requests.ephemeral)} ${lack} free`;
}

const asked = ({ requests }: PodSet): string =>
  `${quantityText("cpu", requests.cpu)} CPU and ${quantityText("memory", requests.memory)} memory`;

function inWords(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
