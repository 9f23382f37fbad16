/** EKS managed node groups: from minSize over desiredSize to maxSize nodes. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { at, number, text, texts } from "@drydock/preflight/reading";
import type { ChargeRule, Finding } from "../charge.ts";
import type { Plan } from "../plan.ts";
import type { Range } from "../range.ts";
import { nodeCharge } from "./node-charge.ts";
import { type PerNode, perNodeCharges, perNodeOf } from "./per-node.ts";
import { nodePrices, priceOfOne } from "./prices.ts";

/** What EKS takes where the group names nothing: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
const DEFAULT_TYPE = "t3.medium";
const DEFAULT_DISK_GIB = 20;

export const nodeGroup: ChargeRule = (resource, plan) => {
  const pool = managedPoolName(resource, plan);
  const spot = resource.inputs["capacityType"] === "SPOT";
  const types = texts(resource.inputs["instanceTypes"]);
  const { known, missing } = nodePrices(types.length > 0 ? types : [DEFAULT_TYPE], plan);
  const nodes = nodeCounts(resource);
  const charges: Finding[] =
    known.length === 0
      ? []
      : [
          nodeCharge(resource, plan, {
            pool,
            item: `nodes ${spot ? "on spot" : "on demand"}, ${known.map(({ type }) => type).join(" or ")}`,
            nodes,
            onDemandPrice: priceOfOne(known, spot),
            capacity: spot ? "spot" : "on-demand",
            verified: known.every(({ verified }) => verified),
          }),
        ];
  return [
    ...charges,
    ...missing.map((type) => ({ type: resource.type, reason: `no price for ec2/${type} in ${plan.region}` })),
    ...perNodeCharges(resource, plan, perNodeOfGroup(resource, plan), nodes, pool),
  ];
};

/** Nodes at each size; the desired number may be written outside of its bounds, and AWS would refuse that. */
export function nodeCounts({ inputs }: PlannedResource): Range {
  const minimum = number(at(inputs, "scalingConfig", "minSize")) ?? 0;
  const typical = number(at(inputs, "scalingConfig", "desiredSize")) ?? minimum;
  return { minimum, typical, maximum: number(at(inputs, "scalingConfig", "maxSize")) ?? typical };
}

/** The pool's name as the environment has it: the component around the group is named after layer and pool. */
export function managedPoolName(resource: PlannedResource, plan: Pick<Plan, "byUrn">): string {
  const { name } = plan.byUrn(resource.parent ?? "") ?? resource;
  const prefix = `${resource.layer}-`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function perNodeOfGroup({ inputs }: PlannedResource, plan: Plan): PerNode {
  const id = text(at(inputs, "launchTemplate", "id")) ?? "";
  const template = plan.byId("aws:ec2/launchTemplate:LaunchTemplate", id);
  const found = perNodeOf(template?.inputs);
  if (found.volumes.length > 0) return found;
  const sizeGiB = number(inputs["diskSize"]) ?? DEFAULT_DISK_GIB;
  return { ...found, volumes: [{ type: "gp3", sizeGiB, iops: 0, throughputMiBps: 0 }] };
}
