/** Volumes of a pod: the types that the restricted Pod Security Standard knows, and claims of the workload's own. */
import type * as pulumi from "@pulumi/pulumi";

export interface KeyToPath {
  readonly key: string;
  readonly path: string;
  readonly mode?: number;
}

export interface ProjectedSource {
  readonly serviceAccountToken?: {
    readonly path: string;
    readonly audience?: string;
    /** Default of Kubernetes: 3600; at least 600. */
    readonly expirationSeconds?: number;
  };
  readonly configMap?: { readonly name: pulumi.Input<string>; readonly items?: readonly KeyToPath[] };
  readonly secret?: { readonly name: pulumi.Input<string>; readonly items?: readonly KeyToPath[] };
}

/** What a volume holds. Host paths are not offered: the restricted Pod Security Standard refuses them. */
export type Volume =
  | {
      readonly emptyDir: {
        /** Memory counts against the memory limit of the containers. */
        readonly medium?: "Memory";
        readonly sizeLimit?: string;
      };
    }
  | {
      readonly configMap: {
        readonly name: pulumi.Input<string>;
        readonly items?: readonly KeyToPath[];
        readonly defaultMode?: number;
        readonly optional?: boolean;
      };
    }
  | {
      readonly secret: {
        readonly secretName: pulumi.Input<string>;
        readonly items?: readonly KeyToPath[];
        readonly defaultMode?: number;
        readonly optional?: boolean;
      };
    }
  | {
      readonly persistentVolumeClaim: {
        readonly claimName: pulumi.Input<string>;
        readonly readOnly?: boolean;
      };
    }
  | { readonly projected: { readonly sources: readonly ProjectedSource[]; readonly defaultMode?: number } }
  | {
      readonly csi: {
        readonly driver: string;
        readonly readOnly?: boolean;
        readonly volumeAttributes?: Readonly<Record<string, string>>;
      };
    };

export interface Mount {
  /** Name of a volume, or of a claim. */
  readonly volume: string;
  readonly mountPath: string;
  readonly subPath?: string;
  /** Default: false. */
  readonly readOnly?: boolean;
}

export type AccessMode = "ReadWriteOnce" | "ReadWriteOncePod" | "ReadWriteMany" | "ReadOnlyMany";

/** A persistent volume: one for every pod of a StatefulSet, and one that all pods share of anything else. */
export interface Claim {
  /** Name of the volume in the pod. */
  readonly name: string;
  readonly mountPath: string;
  /** Storage is charged by the GiB and month for as long as the claim is there. */
  readonly size: string;
  /** Default: the cluster's default class. */
  readonly storageClassName?: pulumi.Input<string>;
  /** Default: ReadWriteOnce. */
  readonly accessModes?: readonly AccessMode[];
  readonly subPath?: string;
  readonly labels?: Readonly<Record<string, string>>;
}
