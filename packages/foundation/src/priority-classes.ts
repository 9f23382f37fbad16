/** Who runs when there is not room for all: priority classes, highest first. */
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

export interface Priority {
  readonly name: string;
  readonly value: number;
  readonly description: string;
  /** Taken by pods that name no class. */
  readonly globalDefault?: boolean;
  /** Whether others make room for its pods. Default: they do. */
  readonly preempts?: false;
}

/**
 * Below system-cluster-critical, which is for kube-system: its pods are part of the cluster.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export const PRIORITIES: readonly Priority[] = [
  {
    name: "platform-critical",
    value: 1_000_000,
    description: "Controllers of the platform that workloads wait for: admission, mesh, secrets, scaling.",
  },
  { name: "data", value: 500_000, description: "Databases, queues and caches: slow to come back." },
  { name: "application-high", value: 100_000, description: "Services that people wait for." },
  {
    name: "application",
    value: 10_000,
    globalDefault: true,
    description: "Every other workload.",
  },
  {
    name: "batch",
    value: 1_000,
    preempts: false,
    description: "Work that can wait: it takes what is free and makes nobody leave.",
  },
];

/** Class of the controllers that this layer installs. */
export const PLATFORM_CRITICAL = "platform-critical";

export function createPriorityClasses(
  parent: pulumi.Resource,
  name: string,
  provider: k8s.Provider,
): k8s.scheduling.v1.PriorityClass[] {
  return PRIORITIES.map(
    (priority) =>
      new k8s.scheduling.v1.PriorityClass(
        `${name}-priority-${priority.name}`,
        {
          metadata: { name: priority.name },
          value: priority.value,
          globalDefault: priority.globalDefault ?? false,
          preemptionPolicy: priority.preempts === false ? "Never" : "PreemptLowerPriority",
          description: priority.description,
        },
        { parent, provider },
      ),
  );
}
