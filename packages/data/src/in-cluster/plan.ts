/** What one service in the cluster is, as data: its pods are built from it. */
import type { DataSettings, InClusterSettings } from "@drydock/core/environment";
import type { ContainerArgs, NamedContainerArgs, Probes } from "@drydock/hardened-workload";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";

export const NAMESPACE = "data";
/** Where containers find the files of the Secret, and of the ConfigMap. */
export const CREDENTIALS = "/etc/credentials";
export const SCRIPTS = "/etc/service";

export type Service = keyof DataSettings;

export interface Surroundings {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly context: DataContext;
  readonly provider: k8s.Provider;
  readonly namespace: pulumi.Output<string>;
}

/** Secret that External Secrets writes: files made from the properties of one secret in AWS. */
export interface Credentials {
  /** Properties that the secret in AWS has. */
  readonly properties: readonly string[];
  /** File to its text; a property is written `{{ .name }}`. */
  readonly files: Readonly<Record<string, string>>;
}

export interface ServicePlan {
  readonly service: Service;
  readonly settings: InClusterSettings;
  /** Name in the catalogue. */
  readonly image: string;
  /** User of the image. */
  readonly runAsUser: number;
  readonly clientPort: number;
  /** Ports beside the client's, by name. */
  readonly ports: Readonly<Record<string, number>>;
  /** Whether the server itself serves metrics, on the port of that name. */
  readonly servesMetrics: boolean;
  /** Where the volume is. */
  readonly dataPath: string;
  readonly credentials?: Credentials;
  /** Files of the ConfigMap. */
  readonly scripts: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly env: NonNullable<ContainerArgs["env"]>;
  readonly scratch: Readonly<Record<string, string>>;
  readonly probes: Probes;
  readonly exporter?: NamedContainerArgs;
  /** The first member takes the writes, and the others follow it; otherwise members are equal. */
  readonly firstMemberWrites: boolean;
  /** Members that must find each other before any of them is ready start together. */
  readonly podManagementPolicy: "OrderedReady" | "Parallel";
  readonly terminationGracePeriodSeconds: number;
}

/** Name of a member, before it is ready. */
export function memberHost(service: Service, ordinal: number | string): string {
  return `${service}-${ordinal}.${service}-headless.${NAMESPACE}.svc.cluster.local`;
}

/** What a small exporter needs. */
export const EXPORTER_RESOURCES = {
  requests: { cpu: "20m", memory: "32Mi", ephemeralStorage: "64Mi" },
  limits: { cpu: "100m", memory: "128Mi", ephemeralStorage: "128Mi" },
} as const;
