/** Proofs by the figures of the plan record. */
import type { PlanRecord } from "@drydock/core/plan-record";
import { absent, type Proof, shown } from "../proof.ts";

function figure<K extends "capacity" | "network" | "cost">(
  name: K,
  read: (figures: NonNullable<PlanRecord[K]>) => { readonly value: string } | { readonly missing: string },
): Proof {
  return ({ record }) => {
    const figures = record[name];
    if (figures === undefined) return absent(`the plan has no figures of ${name}`);
    const found = read(figures);
    return "missing" in found ? absent(found.missing) : shown({ kind: "figure", name, value: found.value });
  };
}

/** A zone's loss leaves volumes behind in it; what waits for those is said, and is no failure of the pools. */
export const survivesZones = figure("capacity", ({ pools, zoneLoss }) => {
  const few = pools.find(({ zones }) => zones.length < 3);
  if (zoneLoss.length < 3) return { missing: `nodes are in ${zoneLoss.length} zones, not in three` };
  if (few) return { missing: `pool ${few.name} is in ${few.zones.length} zones` };
  const waiting = zoneLoss.map(
    ({ zone, pending }) => `${zone}: ${pending.reduce((sum, { count }) => sum + count, 0)}`,
  );
  return { value: `pods that wait when a zone is gone: ${waiting.join(", ")}` };
});

export const podsPlaced = figure("capacity", ({ placements }) => {
  const pending = placements.find((one) => one.pending);
  if (placements.length === 0) return { missing: "the plan has no pods" };
  return pending
    ? { missing: `${pending.workload} has pods without a node: ${pending.pending?.reason}` }
    : { value: `${placements.length} workloads have nodes at their maximum` };
});

export const flowsAsDeclared = figure("network", ({ reachability }) => {
  const wrong = reachability.find(({ reachable, declared }) => reachable !== declared);
  if (reachability.length === 0) return { missing: "no connection is declared or open" };
  return wrong
    ? { missing: `${wrong.from} to ${wrong.to} on ${wrong.port} is ${wrong.reachable ? "open" : "cut"}` }
    : { value: `${reachability.length} connections are open, and all are declared` };
});

export const costKnown = figure("cost", ({ monthlyUsd, priceTableDate }) =>
  monthlyUsd > 0
    ? { value: `about ${Math.round(monthlyUsd)} US dollars a month, prices of ${priceTableDate}` }
    : { missing: "the estimate is zero" },
);
