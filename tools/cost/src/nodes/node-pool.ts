/** Karpenter NodePools: from no node at all, over what the plan's workloads need there, to the limits. */
import { instanceTypes } from "@drydock/core/catalogue";
import type { PlannedResource } from "@drydock/core/plan-record";
import { allows, at, parseQuantity, records, text, texts, type Tree } from "@drydock/preflight/reading";
import type { ChargeRule, Finding } from "../charge.ts";
import type { Plan } from "../plan.ts";
import { cheapestFor, dearestWithin, type NodeSize } from "./fill.ts";
import { nodeCharge, type Nodes } from "./node-charge.ts";
import { perNodeCharges, perNodeOf, perNodeUsd } from "./per-node.ts";
import { nodePrices } from "./prices.ts";

const CALLED: Readonly<Record<Nodes["capacity"], string>> = {
  "on-demand": "on demand",
  spot: "on spot",
  either: "on spot, else on demand",
};

export const nodePool: ChargeRule = (resource, plan) => {
  const name = text(at(resource.inputs, "metadata", "name")) ?? resource.name;
  const pool = `karpenter/${name}`;
  const requirements = records(at(resource.inputs, "spec", "template", "spec", "requirements")).map(
    ([requirement]) => requirement,
  );
  const types = Object.entries(instanceTypes())
    .filter(([type, facts]) => requirements.every((one) => allows(one, type, facts)))
    .map(([type]) => type);
  const { known, missing } = nodePrices(types, plan);
  const gaps: Finding[] = missing.map((type) => ({
    type: resource.type,
    reason: `no price for ec2/${type} in ${plan.region}`,
  }));
  if (known.length === 0)
    return [...gaps, { type: resource.type, reason: `no priced instance type fits pool ${name}` }];
  const capacity = capacityOf(requirements);
  const perNode = perNodeOf(nodeClassSpec(resource, plan));
  const besides = perNodeUsd(resource, plan, perNode);
  const sizes = known.map(({ type, onDemand }) => sizeOf(type, onDemand, besides, plan));
  const limits = limitsOf(resource.inputs);
  const most = dearestWithin(sizes, limits);
  const usual = cheapestFor(sizes, plan.demand.get(name) ?? { cpu: 0, memoryGiB: 0 });
  if (!most) {
    const reason = `pool ${name} has no limits: its maximum is not known`;
    return [...gaps, { type: resource.type, reason }];
  }
  const nodes = { minimum: 0, typical: usual.nodes, maximum: Math.max(usual.nodes, most.nodes) };
  const largest = usual.nodes > most.nodes ? usual : most;
  return [
    ...gaps,
    nodeCharge(resource, plan, {
      pool,
      item: `nodes ${CALLED[capacity]}, at the most ${largest.nodes} ${largest.size.type}`,
      nodes,
      onDemandPrice: {
        minimum: usual.size.hourlyUsd,
        typical: usual.size.hourlyUsd,
        maximum: largest.size.hourlyUsd,
      },
      capacity,
      verified: known.every(({ verified }) => verified),
    }),
    ...perNodeCharges(resource, plan, perNode, nodes, pool),
  ];
};

function sizeOf(type: string, hourlyUsd: number, besides: number, plan: Plan): NodeSize {
  const { vcpu = 0, memoryGiB = 0 } = instanceTypes()[type] ?? {};
  const monthlyUsd = hourlyUsd * plan.assumptions.hoursPerMonth + besides;
  return { type, cpu: vcpu, memoryGiB, hourlyUsd, monthlyUsd };
}

/** Without a requirement Karpenter uses on-demand capacity only: https://karpenter.sh/docs/concepts/nodepools/ */
function capacityOf(requirements: readonly Tree[]): Nodes["capacity"] {
  const stated = requirements.find(({ key }) => key === "karpenter.sh/capacity-type");
  const values = texts(stated?.["values"]);
  if (!values.includes("spot")) return "on-demand";
  return values.includes("on-demand") ? "either" : "spot";
}

function limitsOf(inputs: PlannedResource["inputs"]): {
  readonly cpu: number;
  readonly memoryGiB: number;
} {
  const limit = (resource: string): number =>
    parseQuantity(at(inputs, "spec", "limits", resource)) ?? Infinity;
  return { cpu: limit("cpu"), memoryGiB: limit("memory") / 2 ** 30 };
}

function nodeClassSpec({ inputs }: PlannedResource, plan: Plan): unknown {
  const name = text(at(inputs, "spec", "template", "spec", "nodeClassRef", "name"));
  const found = plan.resources.find(
    (one) => one.type.endsWith(":EC2NodeClass") && at(one.inputs, "metadata", "name") === name,
  );
  return at(found?.inputs, "spec");
}
