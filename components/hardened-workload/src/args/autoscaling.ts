/** How many pods there are, and how large. */
import type { Trigger } from "./triggers.ts";

export interface ScalingPolicy {
  readonly type: "Pods" | "Percent";
  readonly value: number;
  readonly periodSeconds: number;
}

export interface ScalingRules {
  readonly stabilizationWindowSeconds?: number;
  readonly policies?: readonly ScalingPolicy[];
  readonly selectPolicy?: "Max" | "Min" | "Disabled";
}

export interface Behavior {
  readonly scaleUp?: ScalingRules;
  readonly scaleDown?: ScalingRules;
}

interface MetricTarget {
  /** Divided by the number of pods. */
  readonly averageValue?: string;
  readonly value?: string;
}

interface MetricName {
  readonly metric: string;
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** Metrics beside CPU and memory; a metrics adapter must serve them. */
export type Metric =
  | ({ readonly type: "External" } & MetricName & MetricTarget)
  | ({ readonly type: "Pods"; readonly averageValue: string } & MetricName)
  | ({
      readonly type: "Object";
      readonly object: { readonly apiVersion: string; readonly kind: string; readonly name: string };
    } & MetricName &
      MetricTarget);

export interface HorizontalScaling {
  readonly name?: string;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** Percent of the CPU request. Default: 70, unless other metrics are named. */
  readonly cpuUtilization?: number;
  /** Percent of the memory request. */
  readonly memoryUtilization?: number;
  readonly metrics?: readonly Metric[];
  /** Default: up at once by the larger of 100 % and 4 pods a minute; down after 5 minutes by the smaller of 50 % and 2 pods. */
  readonly behavior?: Behavior;
}

export interface AllowedResources {
  readonly cpu?: string;
  readonly memory?: string;
}

export interface VerticalScaling {
  readonly name?: string;
  /**
   * Off recommends only. Initial sizes new pods. Recreate and Auto end pods to resize them; InPlaceOrRecreate tries
   * without. Default: Off.
   */
  readonly updateMode?: "Off" | "Initial" | "Recreate" | "InPlaceOrRecreate" | "Auto";
  readonly minAllowed?: AllowedResources;
  readonly maxAllowed?: AllowedResources;
  /** Default: CPU and memory. */
  readonly controlledResources?: readonly ("cpu" | "memory")[];
  readonly controlledValues?: "RequestsAndLimits" | "RequestsOnly";
  /** Pods that must be there before one is ended for its size. */
  readonly minReplicas?: number;
}

export interface EventDrivenScaling {
  readonly name?: string;
  /** 0 lets the workload stop when there is nothing to do. */
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly triggers: readonly Trigger[];
  /** Seconds between looks at the triggers. Default: 30. */
  readonly pollingInterval?: number;
  /** Seconds without work until the workload stops. Default: 300. */
  readonly cooldownPeriod?: number;
  readonly idleReplicaCount?: number;
  /** Pods while a trigger cannot be read. Default: the minimum, or 1, after 3 failures. */
  readonly fallback?: { readonly failureThreshold: number; readonly replicas: number };
  readonly behavior?: Behavior;
}

export interface Autoscaling {
  /** HorizontalPodAutoscaler. */
  readonly horizontal?: HorizontalScaling;
  /** KEDA's ScaledObject, which makes a HorizontalPodAutoscaler of its own. KEDA must be installed. */
  readonly eventDriven?: EventDrivenScaling;
  /** VerticalPodAutoscaler; its controller must be installed. */
  readonly vertical?: VerticalScaling;
}
