/** EC2NodeClass: what a node of Karpenter's is made of, as hard as those of the managed pools. */
import {
  type AmiFamily,
  kubeReservedMiB,
  type NodeVolume,
  nodeVolumes,
  SYSTEM_RESERVED,
  userDataText,
} from "@drydock/hardened-node-group";
import type { KarpenterSettings } from "./values.ts";

export interface NodeClassSurroundings {
  /** Image release, such as al2023@v20260714. */
  readonly amiAlias: string;
  readonly instanceProfile: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly kmsKeyArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** spec of a karpenter.k8s.aws/v1 EC2NodeClass. https://karpenter.sh/docs/concepts/nodeclasses/ */
export function nodeClassSpec(settings: KarpenterSettings["ec2NodeClass"], around: NodeClassSurroundings) {
  const { amiFamily, diskSizeGiB, maxPods } = settings;
  return {
    amiSelectorTerms: [{ alias: around.amiAlias }],
    instanceProfile: around.instanceProfile,
    subnetSelectorTerms: around.subnetIds.map((id) => ({ id })),
    securityGroupSelectorTerms: [{ id: around.securityGroupId }],
    associatePublicIPAddress: false,
    metadataOptions: {
      httpEndpoint: "enabled",
      httpProtocolIPv6: "disabled",
      httpPutResponseHopLimit: 1,
      httpTokens: "required",
    },
    blockDeviceMappings: blockDevices(amiFamily, diskSizeGiB, around.kmsKeyArn),
    detailedMonitoring: true,
    kubelet: {
      maxPods,
      // The image would reserve for as many pods as the instance type has addresses without prefixes.
      kubeReserved: { memory: `${kubeReservedMiB(maxPods)}Mi` },
      systemReserved: SYSTEM_RESERVED,
    },
    // The class has no fields for the kubelet's API client.
    userData: userDataText(amiFamily, { kubeAPIQPS: 50, kubeAPIBurst: 100 }),
    tags: around.tags,
  };
}

function blockDevices(family: AmiFamily, sizeGiB: number, kmsKeyID: string) {
  return nodeVolumes(family, { sizeGiB }).map((volume: NodeVolume) => ({
    deviceName: volume.deviceName,
    ebs: {
      volumeType: "gp3",
      volumeSize: `${volume.sizeGiB}Gi`,
      iops: volume.iops,
      throughput: volume.throughputMiBps,
      encrypted: true,
      kmsKeyID,
      deleteOnTermination: true,
    },
  }));
}
