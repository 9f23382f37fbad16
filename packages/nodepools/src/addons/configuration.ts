/** Configuration of the add-ons that need nodes: their controllers run on the system pool. */
import type { AddonConfiguration } from "@drydock/eks-addon";
import type { Placement } from "@drydock/core/placement";

export interface AddonSurroundings {
  readonly region: string;
  /** Nodes that the system pool always has: one in each zone. */
  readonly replicas: number;
  readonly placement: Placement;
  /** Tags for volumes, which the layer's AWS provider does not create. */
  readonly tags: Readonly<Record<string, string>>;
}

export type AddonAfterNodes = keyof typeof AFTER_NODES;

interface AfterNodes {
  /** Add-ons that have to be there first. */
  readonly after: readonly string[];
  readonly configuration?: (surroundings: AddonSurroundings) => AddonConfiguration;
}

/**
 * In the order of installation. Everything after CoreDNS resolves names of AWS and of the API server; the EBS
 * driver starts its snapshot part only where the snapshot controller's definitions are.
 */
export const AFTER_NODES = {
  coredns: { after: [], configuration: coredns },
  "metrics-server": { after: ["coredns"] },
  "snapshot-controller": { after: ["coredns"] },
  "aws-ebs-csi-driver": { after: ["coredns", "snapshot-controller"], configuration: ebsCsiDriver },
  "aws-efs-csi-driver": { after: ["coredns"], configuration: efsCsiDriver },
} as const satisfies Record<string, AfterNodes>;

/** A replica on every node that the system pool always has: names are still resolved when a zone is lost, or a node replaced. */
function coredns({ replicas, placement }: AddonSurroundings): AddonConfiguration {
  return {
    replicaCount: replicas,
    ...onSystemPool(placement),
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: { matchLabels: { "k8s-app": "kube-dns" } },
      },
    ],
  };
}

/**
 * The region is given, and nodes read their facts from the Kubernetes API: with a hop limit of 1 pods cannot ask
 * the instance metadata service.
 */
function ebsCsiDriver({ region, placement, tags }: AddonSurroundings): AddonConfiguration {
  return {
    controller: { region, replicaCount: 2, extraVolumeTags: tags, ...onSystemPool(placement) },
    node: { enableWindows: false, metadataSources: "kubernetes" },
  };
}

/**
 * Its chart has more keys than the add-on takes: with tags or a number of replicas EKS refuses to create it.
 * https://github.com/aws/containers-roadmap/issues/2755, https://github.com/aws/containers-roadmap/issues/2415
 */
function efsCsiDriver({ placement }: AddonSurroundings): AddonConfiguration {
  return { controller: onSystemPool(placement) };
}

function onSystemPool({ nodeSelector, tolerations }: Placement): AddonConfiguration {
  return { nodeSelector, tolerations: tolerations.map((toleration) => ({ ...toleration })) };
}
