/** What runs the pods, and how it replaces them. */

/** A number of pods, or a percentage of them such as 25%. */
export type IntOrPercent = number | string;

export interface RollingUpdate {
  /** Pods above the wanted number during an update. */
  readonly maxSurge?: IntOrPercent;
  /** Pods that may be missing during an update. */
  readonly maxUnavailable?: IntOrPercent;
}

interface Replicated {
  /** Pods at the start; afterwards an autoscaler, where there is one, decides. Default: its minimum, else 3. */
  readonly replicas?: number;
  /** Seconds that a new pod must be ready before it counts. Default: 0. */
  readonly minReadySeconds?: number;
  /** Old versions kept for a rollback. Default: 5. */
  readonly revisionHistoryLimit?: number;
}

export interface DeploymentController extends Replicated {
  readonly kind: "Deployment";
  /**
   * Default: maxSurge 1, maxUnavailable 0: no update takes capacity away. Recreate stops all pods before it starts new
   * ones: for one pod with a volume that only one may write.
   */
  readonly strategy?: RollingUpdate | "Recreate";
  /** Seconds without progress after which an update counts as failed. Default: 600. */
  readonly progressDeadlineSeconds?: number;
}

export interface StatefulSetController extends Replicated {
  readonly kind: "StatefulSet";
  /** Default: OrderedReady. */
  readonly podManagementPolicy?: "OrderedReady" | "Parallel";
  /** Pods below this ordinal keep the old version. Default: 0. */
  readonly partition?: number;
  /** Name of the governing service. Default: the workload's with -headless. */
  readonly headlessServiceName?: string;
  /** What becomes of the claims. Default: both Retain, so that data outlives a mistake. */
  readonly persistentVolumeClaimRetentionPolicy?: {
    readonly whenDeleted?: "Retain" | "Delete";
    readonly whenScaled?: "Retain" | "Delete";
  };
}

export interface DaemonSetController {
  readonly kind: "DaemonSet";
  /** Default: maxUnavailable 1. */
  readonly strategy?: RollingUpdate;
  readonly minReadySeconds?: number;
  readonly revisionHistoryLimit?: number;
}

export interface Analysis {
  readonly templates: readonly { readonly templateName: string; readonly clusterScope?: boolean }[];
  readonly args?: readonly { readonly name: string; readonly value: string }[];
}

/** One step of a canary, in the words of Argo Rollouts. */
export type CanaryStep =
  | { readonly setWeight: number }
  /** Without a duration the rollout waits until somebody promotes it. */
  | { readonly pause: { readonly duration?: string | number } }
  | { readonly analysis: Analysis }
  | {
      readonly setCanaryScale: {
        readonly weight?: number;
        readonly replicas?: number;
        readonly matchTrafficWeight?: boolean;
      };
    };

export interface CanaryStrategy extends RollingUpdate {
  /** Default: 5, 20 and 50 percent with pauses of 2, 5 and 10 minutes, then all. */
  readonly steps?: readonly CanaryStep[];
  /** Default: the workload's name with -stable and -canary. */
  readonly stableService?: string;
  readonly canaryService?: string;
  /** Runs beside the steps; a failure aborts the rollout. */
  readonly analysis?: Analysis & { readonly startingStep?: number };
}

export interface BlueGreenStrategy {
  /** Service of the version that is live. Default: the workload's own. */
  readonly activeService?: string;
  /** Service of the version that waits. Default: the workload's name with -preview. */
  readonly previewService?: string;
  /** Pods of the version that waits. Default: as many as are live, which doubles the cost until the switch. */
  readonly previewReplicaCount?: number;
  /** Switches without being asked. Default: false. */
  readonly autoPromotionEnabled?: boolean;
  readonly autoPromotionSeconds?: number;
  /** Seconds that the old version stays after the switch. Default: 30. */
  readonly scaleDownDelaySeconds?: number;
  readonly prePromotionAnalysis?: Analysis;
  readonly postPromotionAnalysis?: Analysis;
}

/** Argo Rollouts must be installed. Canary with `traffic` splits requests, without it pods. */
export interface RolloutController extends Replicated {
  readonly kind: "Rollout";
  readonly strategy: { readonly canary: CanaryStrategy } | { readonly blueGreen: BlueGreenStrategy };
  readonly progressDeadlineSeconds?: number;
}

export interface JobSettings {
  /** Retries before the job counts as failed. Default: 3. */
  readonly backoffLimit?: number;
  readonly completions?: number;
  readonly parallelism?: number;
  /** Seconds after which the job is ended. Default: 3600. */
  readonly activeDeadlineSeconds?: number;
  /** Seconds that a finished job is kept. Default: 86400. */
  readonly ttlSecondsAfterFinished?: number;
  /** Default: Never: a failed pod stays to be looked at. */
  readonly restartPolicy?: "Never" | "OnFailure";
}

export interface JobController extends JobSettings {
  readonly kind: "Job";
}

export interface CronJobController extends JobSettings {
  readonly kind: "CronJob";
  /** Five fields of cron. */
  readonly schedule: string;
  /** Default: Etc/UTC. */
  readonly timeZone?: string;
  /** Default: Forbid. */
  readonly concurrencyPolicy?: "Allow" | "Forbid" | "Replace";
  readonly startingDeadlineSeconds?: number;
  /** Default: 3 and 1. */
  readonly successfulJobsHistoryLimit?: number;
  readonly failedJobsHistoryLimit?: number;
  readonly suspend?: boolean;
}

export type Controller =
  | DeploymentController
  | StatefulSetController
  | DaemonSetController
  | RolloutController
  | JobController
  | CronJobController;
