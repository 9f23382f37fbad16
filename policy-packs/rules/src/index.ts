/** Rules that packs pick from, and how to judge with them. */
export * from "./evaluate.ts";
export * from "./rule.ts";
export { launchTemplateImdsV2 } from "./aws/ec2/launch-template/launch-template-imds-v2.ts";
export { noWorldOpenAdminPorts } from "./aws/ec2/security-group/no-world-open-admin-ports.ts";
export { clusterEndpointNotWorldOpen } from "./aws/eks/cluster/cluster-endpoint-not-world-open.ts";
