/** EKS control plane with its weak defaults closed. */
export { type ChildHardening, type ClusterInputs, hardenChild, hardenChildren } from "./harden-children.ts";
export {
  CONTROL_PLANE_LOG_TYPES,
  controlPlaneLogGroupName,
  HardenedCluster,
  type HardenedClusterArgs,
} from "./hardened-cluster.ts";
export { publicAccessProblems } from "./public-access.ts";
export { clusterArn, serviceRolePolicy, serviceRoleTrust, type ServiceRolePlace } from "./service-role.ts";
