/** Specs of what runs the pods. */
import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type {
  CronJobController,
  DaemonSetController,
  DeploymentController,
  JobSettings,
  RolloutController,
  StatefulSetController,
} from "../args/controller.ts";
import type { Claim } from "../args/volumes.ts";
import type { WorkloadPlan } from "../plan.ts";
import { rolloutStrategy } from "./rollout.ts";

type Template = types.input.core.v1.PodTemplateSpec;

const HISTORY = 5;
const PROGRESS_DEADLINE = 600;

export function deploymentSpec(
  plan: WorkloadPlan,
  controller: DeploymentController,
  template: Template,
): types.input.apps.v1.DeploymentSpec {
  const { strategy = {} } = controller;
  return {
    ...replicated(plan, controller),
    strategy:
      strategy === "Recreate"
        ? { type: "Recreate" }
        : { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0, ...strategy } },
    progressDeadlineSeconds: controller.progressDeadlineSeconds ?? PROGRESS_DEADLINE,
    template,
  };
}

export function statefulSetSpec(
  plan: WorkloadPlan,
  controller: StatefulSetController,
  template: Template,
): types.input.apps.v1.StatefulSetSpec {
  const { claims = [] } = plan.args;
  return {
    ...replicated(plan, controller),
    serviceName: plan.ports.length > 0 ? headlessServiceName(plan, controller) : undefined,
    podManagementPolicy: controller.podManagementPolicy ?? "OrderedReady",
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: controller.partition ?? 0 } },
    persistentVolumeClaimRetentionPolicy: {
      whenDeleted: "Retain",
      whenScaled: "Retain",
      ...controller.persistentVolumeClaimRetentionPolicy,
    },
    volumeClaimTemplates: claims.map((claim) => ({
      metadata: { name: claim.name, labels: { ...claim.labels, ...plan.selector } },
      spec: claimSpec(claim),
    })),
    template,
  };
}

export function headlessServiceName({ name }: WorkloadPlan, controller: StatefulSetController): string {
  return controller.headlessServiceName ?? `${name}-headless`;
}

export function daemonSetSpec(
  { selector }: WorkloadPlan,
  controller: DaemonSetController,
  template: Template,
): types.input.apps.v1.DaemonSetSpec {
  return {
    selector: { matchLabels: { ...selector } },
    minReadySeconds: controller.minReadySeconds ?? 0,
    revisionHistoryLimit: controller.revisionHistoryLimit ?? HISTORY,
    updateStrategy: {
      type: "RollingUpdate",
      rollingUpdate: { maxSurge: 0, maxUnavailable: 1, ...controller.strategy },
    },
    template,
  };
}

export function rolloutSpec(plan: WorkloadPlan, controller: RolloutController, template: Template) {
  return {
    ...replicated(plan, controller),
    progressDeadlineSeconds: controller.progressDeadlineSeconds ?? PROGRESS_DEADLINE,
    strategy: rolloutStrategy(plan, controller),
    template,
  };
}

export function jobSpec(settings: JobSettings, template: Template): types.input.batch.v1.JobSpec {
  const spec = { ...(template.spec as object), restartPolicy: settings.restartPolicy ?? "Never" };
  return {
    backoffLimit: settings.backoffLimit ?? 3,
    completions: settings.completions,
    parallelism: settings.parallelism,
    activeDeadlineSeconds: settings.activeDeadlineSeconds ?? 3600,
    ttlSecondsAfterFinished: settings.ttlSecondsAfterFinished ?? 86_400,
    template: { ...template, spec: spec as types.input.core.v1.PodSpec },
  };
}

export function cronJobSpec(
  controller: CronJobController,
  template: Template,
): types.input.batch.v1.CronJobSpec {
  return {
    schedule: controller.schedule,
    timeZone: controller.timeZone ?? "Etc/UTC",
    concurrencyPolicy: controller.concurrencyPolicy ?? "Forbid",
    startingDeadlineSeconds: controller.startingDeadlineSeconds,
    successfulJobsHistoryLimit: controller.successfulJobsHistoryLimit ?? 3,
    failedJobsHistoryLimit: controller.failedJobsHistoryLimit ?? 1,
    suspend: controller.suspend ?? false,
    jobTemplate: { metadata: template.metadata, spec: jobSpec(controller, template) },
  };
}

/** Shape that a PersistentVolumeClaim and a template of one have in common. */
export function claimSpec(claim: Claim): {
  accessModes: string[];
  storageClassName?: pulumi.Input<string>;
  resources: { requests: { storage: string } };
} {
  return {
    accessModes: [...(claim.accessModes ?? ["ReadWriteOnce"])],
    storageClassName: claim.storageClassName,
    resources: { requests: { storage: claim.size } },
  };
}

function replicated(
  { replicas, selector }: WorkloadPlan,
  controller: DeploymentController | StatefulSetController | RolloutController,
) {
  return {
    replicas: replicas?.initial,
    selector: { matchLabels: { ...selector } },
    minReadySeconds: controller.minReadySeconds ?? 0,
    revisionHistoryLimit: controller.revisionHistoryLimit ?? HISTORY,
  };
}
