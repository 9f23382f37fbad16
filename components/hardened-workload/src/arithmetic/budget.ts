/** What a disruption budget and a rolling update allow, in pods. */
import type { IntOrPercent, RollingUpdate } from "../args/controller.ts";

export interface Budget {
  readonly minAvailable?: IntOrPercent;
  readonly maxUnavailable?: IntOrPercent;
}

const PERCENT = /^(\d+)%$/;

/** Whether it is a whole number of zero or more, or a percentage up to 100%. */
export function isIntOrPercent(value: IntOrPercent): boolean {
  if (typeof value === "number") return Number.isInteger(value) && value >= 0;
  const percent = PERCENT.exec(value)?.[1];
  return percent !== undefined && Number(percent) <= 100;
}

/** Percentages of a disruption budget and of a surge are rounded up, as Kubernetes does. */
export function podsOf(value: IntOrPercent, replicas: number): number {
  const percent = typeof value === "string" ? PERCENT.exec(value)?.[1] : undefined;
  return percent === undefined ? Number(value) : Math.ceil((Number(percent) * replicas) / 100);
}

/**
 * Pods that may be evicted at once when all of them are healthy.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function allowedDisruptions({ minAvailable, maxUnavailable }: Budget, replicas: number): number {
  const allowed =
    minAvailable !== undefined
      ? replicas - podsOf(minAvailable, replicas)
      : podsOf(maxUnavailable ?? 0, replicas);
  return Math.min(Math.max(allowed, 0), replicas);
}

/** Most pods that an update has at once, above the wanted number. */
export function surgePods({ maxSurge = 1 }: RollingUpdate, replicas: number): number {
  return podsOf(maxSurge, replicas);
}
