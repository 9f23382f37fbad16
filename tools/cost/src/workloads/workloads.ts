/** Workloads of a plan: what a pod asks for, how many pods there are, and which pools take them. */
import type { PlannedResource } from "@drydock/core/plan-record";
import {
  accepts,
  at,
  called,
  isKind,
  type KubernetesObject,
  kubernetesObjects,
  maxReplicas,
  NO_DEFAULTS,
  number,
  podResources,
  type PodTemplate,
  podTemplates,
  type Pool,
  poolsOf,
  specOf,
} from "@drydock/preflight/reading";
import type { Amount } from "../nodes/fill.ts";
import { nodeCounts } from "../nodes/node-group.ts";
import type { Range } from "../range.ts";

export interface PlannedWorkload {
  readonly urn: string;
  readonly layer: string;
  readonly name: string;
  readonly pod: Amount;
  readonly pods: Range;
  readonly pools: readonly Pool[];
}

/** Jobs come and go: what they reserve of a month is not in the plan. */
const PASSING = ["CronJob", "Job", "ScaledJob"];

export function workloadsOf(resources: readonly PlannedResource[]): {
  readonly pools: readonly Pool[];
  readonly workloads: readonly PlannedWorkload[];
} {
  const objects = kubernetesObjects(resources);
  const pools = poolsOf(resources, objects);
  const groups = resources.filter(({ type }) => type === "aws:eks/nodeGroup:NodeGroup");
  const nodes = new Map(groups.map((group) => [group.name, nodeCounts(group)]));
  const workloads = podTemplates(objects)
    .filter(({ owner }) => !PASSING.includes(owner.kind))
    .map((template) => workload(template, objects, pools, nodes))
    .sort((a, b) => (a.urn < b.urn ? -1 : 1));
  return { pools, workloads };
}

function workload(
  template: PodTemplate,
  objects: readonly KubernetesObject[],
  pools: readonly Pool[],
  nodes: ReadonlyMap<string, Range>,
): PlannedWorkload {
  const { owner, spec } = template;
  const { cpu = 0, memory = 0 } = podResources(template, NO_DEFAULTS, "requests");
  const taking = pools.filter((pool) => accepts(pool, spec));
  return {
    urn: owner.urn,
    layer: owner.layer,
    name: called(owner),
    pod: { cpu, memoryGiB: memory / 2 ** 30 },
    pods: podCounts(template, objects, taking, nodes),
    pools: taking,
  };
}

function podCounts(
  template: PodTemplate,
  objects: readonly KubernetesObject[],
  taking: readonly Pool[],
  nodes: ReadonlyMap<string, Range>,
): Range {
  const { owner } = template;
  const maximum = maxReplicas(template, objects, taking);
  if (owner.kind === "DaemonSet") {
    const onEach = (size: "minimum" | "typical"): number =>
      taking.reduce((sum, { name }) => sum + (nodes.get(name)?.[size] ?? 0), 0);
    return { minimum: onEach("minimum"), typical: onEach("typical"), maximum };
  }
  const typical = number(specOf(owner)["replicas"]) ?? 1;
  return { minimum: Math.min(typical, ...leastReplicas(owner, objects)), typical, maximum };
}

function leastReplicas(owner: KubernetesObject, objects: readonly KubernetesObject[]): number[] {
  return objects
    .filter((object) => object.namespace === owner.namespace)
    .filter((object) => at(object.tree, "spec", "scaleTargetRef", "name") === owner.name)
    .flatMap((object) => {
      if (isKind(object, "autoscaling", "HorizontalPodAutoscaler"))
        return [number(specOf(object)["minReplicas"]) ?? 1];
      return isKind(object, "keda.sh", "ScaledObject")
        ? [number(specOf(object)["minReplicaCount"]) ?? 0]
        : [];
    });
}

/** Pods that no managed node group takes are what Karpenter is there for; the first pool that takes them gets them. */
export function elasticDemand(workloads: readonly PlannedWorkload[]): Map<string, Amount> {
  const demand = new Map<string, Amount>();
  for (const { pod, pods, pools } of workloads) {
    const names = pools.filter(isElastic).map(({ name }) => name);
    const name = names.length === pools.length ? names.sort()[0] : undefined;
    if (name === undefined) continue;
    const { cpu, memoryGiB } = demand.get(name) ?? { cpu: 0, memoryGiB: 0 };
    demand.set(name, {
      cpu: cpu + pod.cpu * pods.typical,
      memoryGiB: memoryGiB + pod.memoryGiB * pods.typical,
    });
  }
  return demand;
}

export function isElastic({ labels }: Pool): boolean {
  return (labels.get("karpenter.sh/nodepool") ?? []).length > 0;
}
