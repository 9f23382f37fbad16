/** Managed node groups with a hardened launch template, and the role of their nodes. */
export { AMI_TYPES, type AmiFamily, amiFamily, type AmiType } from "./ami.ts";
export { HardenedNodeGroup, type HardenedNodeGroupArgs, type NodeTaint } from "./hardened-node-group.ts";
export {
  type KubeletConfiguration,
  kubeletConfiguration,
  type KubeletSettings,
  kubeReservedMiB,
  kubeReservedMillicores,
  type NodeCapacity,
  SYSTEM_RESERVED,
  unallocatableMiB,
} from "./kubelet.ts";
export { NodeRole, type NodeRoleArgs } from "./node-role.ts";
export { bottlerocketSettings, nodeConfigDocument, userData, userDataText } from "./user-data.ts";
export { type NodeDisk, type NodeVolume, nodeVolumes } from "./volumes.ts";
