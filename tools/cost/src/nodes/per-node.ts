/** What every node brings along: its volumes, and metrics where detailed monitoring is on. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { at, number, parseQuantity, records, text } from "@drydock/preflight/reading";
import { volumes, type Volume } from "../aws/storage.ts";
import { charge, type Finding } from "../charge.ts";
import type { Plan } from "../plan.ts";
import { fixed, type Range, times } from "../range.ts";

export interface PerNode {
  readonly volumes: readonly Volume[];
  readonly detailedMonitoring: boolean;
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html: seven metrics an instance. */
const DETAILED_METRICS = 7;

/** Of a launch template, or of the spec of an EC2NodeClass: both call the fields the same but for monitoring. */
export function perNodeOf(tree: unknown): PerNode {
  const mappings = records(at(tree, "blockDeviceMappings")).map(([mapping]) => at(mapping, "ebs"));
  return {
    volumes: mappings.map((ebs) => ({
      type: text(at(ebs, "volumeType")) ?? "gp3",
      sizeGiB: gibibytes(at(ebs, "volumeSize")),
      iops: number(at(ebs, "iops")) ?? 0,
      throughputMiBps: number(at(ebs, "throughput")) ?? 0,
    })),
    detailedMonitoring: at(tree, "detailedMonitoring") === true || at(tree, "monitoring", "enabled") === true,
  };
}

/** A number of GiB, or a Kubernetes quantity. */
export function gibibytes(size: unknown): number {
  return typeof size === "number" ? size : (parseQuantity(size) ?? 0) / 2 ** 30;
}

export function perNodeCharges(
  resource: PlannedResource,
  plan: Plan,
  { volumes: disks, detailedMonitoring }: PerNode,
  nodes: Range,
  pool: string,
): Finding[] {
  const metrics = detailedMonitoring
    ? [
        charge(resource, plan, {
          item: "detailed monitoring of the nodes",
          price: "cloudwatch/metric",
          quantity: times(nodes, DETAILED_METRICS),
          pool,
        }),
      ]
    : [];
  return [
    ...disks.flatMap((disk) => volumes(resource, plan, disk, { count: nodes, pool, of: "each node" })),
    ...metrics,
  ];
}

/** US dollars a month that one node costs besides its instance. */
export function perNodeUsd(resource: PlannedResource, plan: Plan, perNode: PerNode): number {
  return perNodeCharges(resource, plan, perNode, fixed(1), "")
    .flatMap((finding) => ("line" in finding ? [finding.line.monthlyUsd.typical] : []))
    .reduce((sum, usd) => sum + usd, 0);
}
