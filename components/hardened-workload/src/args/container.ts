/** Arguments of one container. */
import type * as pulumi from "@pulumi/pulumi";
import type { EnvironmentSource, EnvironmentValue } from "./environment.ts";
import type { Lifecycle, Probes } from "./probes.ts";
import type { Mount } from "./volumes.ts";

export interface ContainerPort {
  /** 15 characters at most. The port called metrics is scraped. */
  readonly name: string;
  /** Port that the container listens on. */
  readonly port: number;
  /** Default: TCP. */
  readonly protocol?: "TCP" | "UDP" | "SCTP";
  /** Port of the Service. Default: the container's. */
  readonly servicePort?: number;
  /** What is spoken, for the mesh: http, http2, grpc, tcp. */
  readonly appProtocol?: string;
}

/** Kubernetes quantities: 500m, 1Gi. */
export interface ResourceList {
  readonly cpu?: string;
  readonly memory?: string;
  readonly ephemeralStorage?: string;
}

export interface Resources {
  readonly requests?: ResourceList;
  readonly limits?: ResourceList;
}

export interface ContainerSecurity {
  /** Default: the pod's. */
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  /** The only capability that the restricted Pod Security Standard lets a container have. Default: none. */
  readonly addCapabilities?: readonly "NET_BIND_SERVICE"[];
  /**
   * Why the container must write to its own image; without a reason the root filesystem is read-only. What is written
   * there is lost with the container, and so is the proof that the code is what was built. Never sent to Kubernetes.
   */
  readonly writableRootFilesystemBecause?: string;
}

export interface ContainerArgs {
  /** With an exact tag or a digest; latest is refused. */
  readonly image: pulumi.Input<string>;
  /** Default: IfNotPresent. */
  readonly imagePullPolicy?: "IfNotPresent" | "Always" | "Never";
  readonly command?: readonly string[];
  readonly args?: readonly pulumi.Input<string>[];
  readonly workingDir?: string;
  readonly ports?: readonly ContainerPort[];
  /**
   * What the pod is scheduled by and held to; requests and limits of CPU and memory, but for BestEffort. Ephemeral
   * storage defaults to a request of 1Gi and a limit of 2Gi, but for BestEffort.
   */
  readonly resources?: Resources;
  readonly env?: Readonly<Record<string, EnvironmentValue>>;
  readonly envFrom?: readonly EnvironmentSource[];
  readonly mounts?: readonly Mount[];
  readonly probes?: Probes;
  readonly lifecycle?: Lifecycle;
  readonly security?: ContainerSecurity;
}

export interface NamedContainerArgs extends ContainerArgs {
  readonly name: string;
}
