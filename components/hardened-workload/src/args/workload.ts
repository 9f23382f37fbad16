/** Arguments of a workload. */
import type * as pulumi from "@pulumi/pulumi";
import type { Autoscaling } from "./autoscaling.ts";
import type { ContainerArgs, NamedContainerArgs } from "./container.ts";
import type { Controller, IntOrPercent } from "./controller.ts";
import type { Monitoring, Network, ServiceArgs } from "./network.ts";
import type { Scheduling } from "./scheduling.ts";
import type { Traffic } from "./traffic.ts";
import type { Claim, Volume } from "./volumes.ts";

export type QualityOfService = "Guaranteed" | "Burstable" | "BestEffort";

export interface PodSecurity {
  /** Default: 1000. 0 is refused. */
  readonly runAsUser?: number;
  /** Default: runAsUser. */
  readonly runAsGroup?: number;
  /** Group that volumes belong to. Default: runAsUser. */
  readonly fsGroup?: number;
  /** Default: OnRootMismatch: a large volume is not gone through at every start. */
  readonly fsGroupChangePolicy?: "OnRootMismatch" | "Always";
  readonly supplementalGroups?: readonly number[];
}

export interface ServiceAccountArgs {
  /** Default: the workload's name. */
  readonly name?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Role of Vault's Kubernetes authentication, as the annotation vault.hashicorp.com/role. */
  readonly vaultRole?: string;
  /** Whether pods get a token for the API server. Default: false. */
  readonly mountToken?: boolean;
  /** ConfigMaps of the namespace that the account may read: by name, or all. Default: all. */
  readonly configMaps?: "All" | readonly string[];
  /** Secrets that the account may get, by name. Default: none. Variables and volumes need no permission. */
  readonly secrets?: readonly string[];
}

/** Exactly one of the two. */
export interface DisruptionBudget {
  readonly name?: string;
  readonly minAvailable?: IntOrPercent;
  readonly maxUnavailable?: IntOrPercent;
  /** Default: AlwaysAllow: pods that do not work hold up no drain. */
  readonly unhealthyPodEvictionPolicy?: "AlwaysAllow" | "IfHealthyBudget";
}

export interface HardenedWorkloadArgs extends ContainerArgs {
  /** Name of every object that has none of its own, and value of the label app. Default: the component's name. */
  readonly name?: string;
  readonly namespace: pulumi.Input<string>;
  /** Value of the label version of the pods. Default: the tag of the image. */
  readonly version?: string;
  /** Labels of every object and of the pods. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly podLabels?: Readonly<Record<string, string>>;
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** Default: a Deployment. */
  readonly controller?: Controller;
  /** Name of the main container. Default: the workload's name. */
  readonly containerName?: string;
  readonly sidecars?: readonly NamedContainerArgs[];
  readonly initContainers?: readonly NamedContainerArgs[];
  /** Keys of a ConfigMap of the workload's own, given to the main container as variables; a change replaces the pods. */
  readonly config?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Volumes by name. `tmp` is there without being named: an empty directory at /tmp. */
  readonly volumes?: Readonly<Record<string, Volume>>;
  /** Directories of the main container that may be written, by volume name: an empty one each. */
  readonly scratch?: Readonly<Record<string, string>>;
  readonly claims?: readonly Claim[];
  /** Default: Burstable. BestEffort is for jobs only: such pods are the first to be ended. */
  readonly qualityOfService?: QualityOfService;
  readonly podSecurity?: PodSecurity;
  readonly serviceAccount?: ServiceAccountArgs;
  readonly imagePullSecrets?: readonly pulumi.Input<string>[];
  readonly scheduling?: Scheduling;
  /** Default: at most one pod at a time is taken away on purpose, where there are two or more. */
  readonly disruption?: DisruptionBudget | "None";
  readonly network?: Network;
  /** Default: a ClusterIP service of all ports, where there are ports and the workload is no job. */
  readonly service?: ServiceArgs | "None";
  /** Default: the port called metrics is scraped, where there is one. The Prometheus operator must be installed. */
  readonly monitoring?: Monitoring | "None";
  readonly autoscaling?: Autoscaling;
  /** Istio's routes to the versions of the workload. Default: none. */
  readonly traffic?: Traffic;
  /** Seconds between SIGTERM and SIGKILL. Default: 30. */
  readonly terminationGracePeriodSeconds?: number;
  /** Default: ClusterFirst. */
  readonly dnsPolicy?: "ClusterFirst" | "Default" | "None";
  readonly dnsConfig?: {
    readonly nameservers?: readonly string[];
    readonly searches?: readonly string[];
    readonly options?: readonly { readonly name: string; readonly value?: string }[];
  };
}
