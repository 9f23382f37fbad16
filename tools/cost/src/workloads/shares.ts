/** What a workload's requests reserve of the nodes: half of a node's price is for its CPUs, half for its memory. */
import { instanceType } from "@drydock/core/catalogue";
import type { CostWorkload } from "@drydock/core/plan-record";
import type { Pool } from "@drydock/preflight/reading";
import type { Amount } from "../nodes/fill.ts";
import { managedPoolName } from "../nodes/node-group.ts";
import type { Plan } from "../plan.ts";
import { cents, type Range, times } from "../range.ts";
import { isElastic, type PlannedWorkload } from "./workloads.ts";

/** In the order of their URNs. Workloads that no priced pool takes are left out. */
export function workloadShares(plan: Plan): CostWorkload[] {
  return plan.workloads
    .flatMap((workload) => share(workload, plan) ?? [])
    .sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

function share(
  { urn, layer, name, pod, pods, pools }: PlannedWorkload,
  plan: Plan,
): CostWorkload | undefined {
  const priced = pools.flatMap((pool) => {
    const usd = podUsd(pod, pool, plan);
    return usd === undefined ? [] : [{ pool, usd }];
  });
  if (priced.length === 0) return undefined;
  const each = priced.map(({ usd }) => usd);
  const mean = each.reduce((sum, usd) => sum + usd, 0) / each.length;
  const onePod: Range = { minimum: Math.min(...each), typical: mean, maximum: Math.max(...each) };
  const names = priced.map(({ pool }) => poolName(pool, plan)).sort();
  return { urn, layer, name, pools: names, monthlyUsd: cents(times(pods, onePod)) };
}

/** US dollars a month of one pod on the cheapest of the pool's types. */
function podUsd(pod: Amount, pool: Pool, plan: Plan): number | undefined {
  const { hoursPerMonth, spotPriceShare } = plan.assumptions;
  const factor = hoursPerMonth * (isSpot(pool) ? spotPriceShare : 1);
  const costs = pool.sizes.flatMap(({ type }) => {
    const price = plan.prices.find(`ec2/${type}`, plan.region);
    const facts = instanceType(type);
    if (!price || !facts) return [];
    const reserved = (pod.cpu / facts.vcpu + pod.memoryGiB / facts.memoryGiB) / 2;
    return [price.usd * factor * reserved];
  });
  return costs.length === 0 ? undefined : Math.min(...costs);
}

function isSpot({ labels }: Pool): boolean {
  return (
    labels.get("eks.amazonaws.com/capacityType")?.includes("SPOT") === true ||
    labels.get("karpenter.sh/capacity-type")?.includes("spot") === true
  );
}

function poolName(pool: Pool, plan: Plan): string {
  if (isElastic(pool)) return `karpenter/${pool.name}`;
  const group = plan.resources.find(
    ({ type, name }) => type === "aws:eks/nodeGroup:NodeGroup" && name === pool.name,
  );
  return group ? managedPoolName(group, plan) : pool.name;
}
