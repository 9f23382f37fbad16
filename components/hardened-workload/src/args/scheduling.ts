/** Where pods may run, and how far apart. */

export interface Toleration {
  readonly key?: string;
  readonly operator?: "Equal" | "Exists";
  readonly value?: string;
  readonly effect?: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
  readonly tolerationSeconds?: number;
}

export interface NodeExpression {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt";
  readonly values?: readonly string[];
}

export interface PreferredNodes {
  /** 1 to 100. Default: 100. */
  readonly weight?: number;
  readonly matchExpressions: readonly NodeExpression[];
}

export interface SpreadConstraint {
  readonly topologyKey: string;
  /** Pods by which the fullest domain may be ahead of the emptiest. Default: 1. */
  readonly maxSkew?: number;
  /** DoNotSchedule leaves a pod pending rather than lopsided. */
  readonly whenUnsatisfiable: "DoNotSchedule" | "ScheduleAnyway";
  /** Domains that there must be; with fewer, none may hold more than maxSkew pods. DoNotSchedule only. */
  readonly minDomains?: number;
  readonly nodeAffinityPolicy?: "Honor" | "Ignore";
  readonly nodeTaintsPolicy?: "Honor" | "Ignore";
  /** Labels whose values tell groups of pods apart: pod-template-hash spreads every version for itself. */
  readonly matchLabelKeys?: readonly string[];
}

export type Separation = "Required" | "Preferred" | "None";

export interface PodAffinity {
  readonly podLabels: Readonly<Record<string, string>>;
  readonly topologyKey: string;
  /** 1 to 100: a preference. Default: required. */
  readonly weight?: number;
}

export interface Scheduling {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly Toleration[];
  readonly priorityClassName?: string;
  readonly preferredNodes?: readonly PreferredNodes[];
  /** All of them must hold. */
  readonly requiredNodes?: readonly NodeExpression[];
  /** Pods of the workload apart from each other. Default: Preferred on host and zone, with weight 100. */
  readonly antiAffinity?: { readonly host?: Separation; readonly zone?: Separation };
  /** Other workloads' pods to be near to. */
  readonly podAffinity?: readonly PodAffinity[];
  /** Default: even over zones, strictly, with maxSkew 1; and over hosts where possible. */
  readonly spread?: readonly SpreadConstraint[];
  /** Zones that the cluster's nodes are in: what spread and affinity are checked against. Default: 3. */
  readonly zones?: number;
  readonly schedulerName?: string;
}
