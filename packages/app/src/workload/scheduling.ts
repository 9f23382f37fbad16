/** Where the pods of an app run. */
import type { AppSettings } from "@drydock/core/environment";
import type { Scheduling } from "@drydock/hardened-workload";

/** @param zones Zones of the environment: what the spread of the pods is checked against. */
export function schedulingArgs({ scheduling = {} }: AppSettings, zones: number): Scheduling {
  const { preferredWorkload, priorityClassName, nodeSelector, tolerations, antiAffinity } = scheduling;
  return {
    zones,
    ...(priorityClassName ? { priorityClassName } : {}),
    ...(nodeSelector ? { nodeSelector } : {}),
    ...(tolerations ? { tolerations } : {}),
    ...(antiAffinity ? { antiAffinity } : {}),
    ...(preferredWorkload
      ? {
          preferredNodes: [
            { matchExpressions: [{ key: "workload", operator: "In" as const, values: [preferredWorkload] }] },
          ],
        }
      : {}),
  };
}
