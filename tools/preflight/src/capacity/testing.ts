/** For specs: a small platform of two zones, whose group `web` has nodes with 3.82 CPUs, 13 GiB and 110 pods. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { deployment, release } from "../kubernetes/testing/plan.ts";
import { platformOf } from "../platform/platform.ts";
import { nodeGroup, subnet } from "../platform/testing/plan.ts";
import { type Capacity } from "@drydock/core/plan-record";
import { capacityOf, scheduled } from "./capacity.ts";

export const ZONES = [subnet("a", "10.0.0.0/20", "zone-a"), subnet("b", "10.0.16.0/20", "zone-b")];

export const AUTOSCALER = release("cluster-autoscaler", "cluster-autoscaler", "kube-system");

/** @param sizes minSize and maxSize. */
export function group(name: string, sizes: readonly [number, number], inputs = {}): PlannedResource {
  const [minSize, maxSize] = sizes;
  const scalingConfig = { minSize, desiredSize: minSize, maxSize };
  return nodeGroup(name, maxSize, ["a", "b"], { scalingConfig, ...inputs });
}

/** Pods of one CPU and 1 GiB each. */
export function workload(
  name: string,
  replicas: number,
  pod: Readonly<Record<string, unknown>> = {},
  requests: Readonly<Record<string, string>> = { cpu: "1", memory: "1Gi" },
): PlannedResource {
  return deployment(name, pod, { replicas, container: { resources: { requests } } });
}

export function capacity(resources: readonly PlannedResource[]): Capacity {
  const plan = scheduled(platformOf({ resources: [...resources] }));
  if (!plan) throw new Error("the plan has no pools");
  return capacityOf(plan);
}

/** web zone-a 2, zone-b 1; pending 3: reason */
export function placed({ placements }: Capacity, workload: string): string {
  const found = placements.find((one) => one.workload.endsWith(workload));
  if (!found) throw new Error(`no placement of ${workload}`);
  const on = found.on.map(({ pool, perZone }) => {
    const zones = Object.entries(perZone).sort(([a], [b]) => (a < b ? -1 : 1));
    return `${pool} ${zones.map(([zone, count]) => `${zone} ${count}`).join(", ")}`;
  });
  return [...on, ...(found.pending ? [`pending ${found.pending.count}: ${found.pending.reason}`] : [])].join(
    "; ",
  );
}
