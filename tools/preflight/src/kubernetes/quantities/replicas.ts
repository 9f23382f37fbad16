/** How many pods of a workload there can be at once. */
import { isKind, type KubernetesObject } from "../objects.ts";
import { type PodTemplate, specOf } from "../pods.ts";
import { at, number, record } from "../read.ts";
import { accepts, type Pool } from "./pools.ts";

/** KEDA's own default: https://keda.sh/docs/latest/reference/scaledobject-spec/#maxreplicacount */
const KEDA_MAX_REPLICAS = 100;

/** Autoscalers at their maximum. Pods that a rollout adds for a time (maxSurge, a second colour) are not counted. */
export function maxReplicas(
  template: PodTemplate,
  objects: readonly KubernetesObject[],
  pools: readonly Pool[],
): number {
  const { owner } = template;
  const spec = specOf(owner);
  switch (owner.kind) {
    case "Pod":
      return 1;
    case "DaemonSet":
      return pools
        .filter((pool) => accepts(pool, template.spec))
        .reduce((sum, pool) => sum + pool.maxNodes, 0);
    case "Job":
      return number(spec["parallelism"]) ?? 1;
    case "CronJob":
      return number(at(spec, "jobTemplate", "spec", "parallelism")) ?? 1;
    case "ScaledJob":
      return number(spec["maxReplicaCount"]) ?? KEDA_MAX_REPLICAS;
    default:
      return Math.max(number(spec["replicas"]) ?? 1, ...scaledTo(owner, objects));
  }
}

function scaledTo(owner: KubernetesObject, objects: readonly KubernetesObject[]): number[] {
  return objects
    .filter(({ namespace }) => namespace === owner.namespace)
    .flatMap((object) => {
      const { kind = "Deployment", name } = record(specOf(object)["scaleTargetRef"]);
      if (kind !== owner.kind || name !== owner.name) return [];
      if (isKind(object, "autoscaling", "HorizontalPodAutoscaler"))
        return [number(specOf(object)["maxReplicas"]) ?? 1];
      if (!isKind(object, "keda.sh", "ScaledObject")) return [];
      return [number(specOf(object)["maxReplicaCount"]) ?? KEDA_MAX_REPLICAS];
    });
}
