/** What follows from the arguments before anything is built: names, labels, numbers of pods, containers. */
import type { NamedContainerArgs, ContainerPort } from "./args/container.ts";
import type { Controller } from "./args/controller.ts";
import type { Monitoring } from "./args/network.ts";
import type { HardenedWorkloadArgs } from "./args/workload.ts";
import { surgePods } from "./arithmetic/budget.ts";
import { imageTag } from "./image.ts";

type Labels = Readonly<Record<string, string>>;

export interface WorkloadPlan {
  readonly args: HardenedWorkloadArgs;
  readonly name: string;
  readonly controller: Controller;
  /** Of the pods, and of nothing else in the namespace: what every selector uses. */
  readonly selector: Labels;
  readonly labels: Labels;
  readonly podLabels: Labels;
  /** The main container first, then the sidecars. */
  readonly containers: readonly NamedContainerArgs[];
  readonly ports: readonly ContainerPort[];
  /** Undefined for what has no number of pods of its own: DaemonSets and jobs. */
  readonly replicas: ReplicaRange | undefined;
  readonly isBatch: boolean;
  readonly serviceName: string | undefined;
  readonly serviceAccountName: string;
  readonly monitoring: Monitoring | undefined;
}

export interface ReplicaRange {
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  /** Most pods at once, during an update. */
  readonly peak: number;
}

const DEFAULT_REPLICAS = 3;
const METRICS_PORT = "metrics";

export function planWorkload(name: string, args: HardenedWorkloadArgs): WorkloadPlan {
  const controller = args.controller ?? { kind: "Deployment" };
  const workload = args.name ?? name;
  const isBatch = controller.kind === "Job" || controller.kind === "CronJob";
  const containers = [{ ...args, name: args.containerName ?? workload }, ...(args.sidecars ?? [])];
  const ports = containers.flatMap((container) => container.ports ?? []);
  const selector = { app: workload };
  const labels = { ...args.labels, "app.kubernetes.io/name": workload, ...selector };
  return {
    args,
    name: workload,
    controller,
    selector,
    labels,
    podLabels: { ...args.podLabels, ...labels, ...versionLabel(args) },
    containers,
    ports,
    replicas: replicaRange(controller, args),
    isBatch,
    serviceName: serviceName(workload, args, ports.length > 0 && !isBatch),
    serviceAccountName: args.serviceAccount?.name ?? workload,
    monitoring: monitoringOf(args, ports, isBatch),
  };
}

/** An autoscaler's range, or the one number that was stated. */
export function replicaRange(
  controller: Controller,
  { autoscaling }: Pick<HardenedWorkloadArgs, "autoscaling">,
): ReplicaRange | undefined {
  if (!isReplicated(controller)) return undefined;
  const scaler = autoscaling?.horizontal ?? autoscaling?.eventDriven;
  const initial = controller.replicas ?? scaler?.minReplicas ?? DEFAULT_REPLICAS;
  const max = scaler?.maxReplicas ?? initial;
  return { initial, min: scaler?.minReplicas ?? initial, max, peak: max + surgeOf(controller, max) };
}

type Replicated = Extract<Controller, { readonly kind: "Deployment" | "StatefulSet" | "Rollout" }>;

export function isReplicated(controller: Controller): controller is Replicated {
  return ["Deployment", "StatefulSet", "Rollout"].includes(controller.kind);
}

/** A blue-green switch has both versions at their full number; a StatefulSet replaces pods in place. */
function surgeOf(controller: Controller, replicas: number): number {
  if (controller.kind === "Deployment") {
    return controller.strategy === "Recreate" ? 0 : surgePods(controller.strategy ?? {}, replicas);
  }
  if (controller.kind !== "Rollout") return 0;
  if ("canary" in controller.strategy) return surgePods(controller.strategy.canary, replicas);
  return controller.strategy.blueGreen.previewReplicaCount ?? replicas;
}

function versionLabel({ version, image }: HardenedWorkloadArgs): Labels {
  const label = version ?? (typeof image === "string" ? imageTag(image) : undefined);
  return label === undefined ? {} : { version: label };
}

function serviceName(
  workload: string,
  { service }: HardenedWorkloadArgs,
  byDefault: boolean,
): string | undefined {
  if (service === "None" || (service === undefined && !byDefault)) return undefined;
  return service?.name ?? workload;
}

function monitoringOf(
  { monitoring }: HardenedWorkloadArgs,
  ports: readonly ContainerPort[],
  isBatch: boolean,
): Monitoring | undefined {
  if (monitoring === "None") return undefined;
  return monitoring ?? (!isBatch && ports.some(({ name }) => name === METRICS_PORT) ? {} : undefined);
}

export function metricsPort({ port = METRICS_PORT }: Monitoring): string {
  return port;
}
