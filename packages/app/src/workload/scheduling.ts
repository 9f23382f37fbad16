/** Where the pods of an app run. */
import type { AppSettings } from "@drydock/core/environment";
import type { Scheduling } from "@drydock/hardened-workload";

/** Labels of spot nodes: those of the environment's pools, of EKS and of Karpenter. A node without the label is taken. */
const NOT_SPOT = [
  { key: "spot", operator: "NotIn" as const, values: ["true"] },
  { key: "eks.amazonaws.com/capacityType", operator: "NotIn" as const, values: ["SPOT"] },
  { key: "karpenter.sh/capacity-type", operator: "NotIn" as const, values: ["spot"] },
];

/** @param zones Zones of the environment: what the spread of the pods is checked against. */
export function schedulingArgs({ scheduling = {} }: AppSettings, zones: number): Scheduling {
  const { preferredWorkload, priorityClassName, nodeSelector, tolerations, antiAffinity, neverOnSpot } =
    scheduling;
  return {
    zones,
    ...(priorityClassName ? { priorityClassName } : {}),
    ...(nodeSelector ? { nodeSelector } : {}),
    ...(tolerations ? { tolerations } : {}),
    ...(antiAffinity ? { antiAffinity } : {}),
    ...(neverOnSpot ? { requiredNodes: NOT_SPOT } : {}),
    ...(preferredWorkload
      ? {
          preferredNodes: [
            { matchExpressions: [{ key: "workload", operator: "In" as const, values: [preferredWorkload] }] },
          ],
        }
      : {}),
  };
}
