/** Flows between workloads, and the network rules of each level that follow from them. */
export {
  type AuthorizationRule,
  authorizationRules,
  portsWithoutMutualTls,
  principal,
} from "./authorization-policy.ts";
export {
  type BlocksPeer,
  type Flow,
  type FlowMap,
  type HttpAccess,
  type ManagedPeer,
  type Peer,
  type PodsPeer,
  podsOf,
  type Port,
  type Protocol,
  tcp,
  udp,
} from "./flow.ts";
export {
  type NetworkPolicyPeer,
  type NetworkPolicyPort,
  type NetworkPolicyRules,
  networkPolicyRules,
  networkPolicySpec,
} from "./network-policy.ts";
export { flowProblems } from "./problems.ts";
export { type SecurityGroupIngress, securityGroupIngress } from "./security-group.ts";
export { DATA_PORTS } from "./standing/data.ts";
export { ARGO_CD, argoCdPeers, TENANT_METRICS_PORT } from "./standing/delivery/argo-cd.ts";
export {
  EDGE_GATEWAYS,
  ENTRANCE_NAMESPACE,
  ENTRANCE_PORTS,
  entranceOf,
  ENTRANCES,
  EXTERNAL_DNS,
  gatewayReference,
  SIGN_IN,
  SIGN_IN_PORTS,
  signInOf,
  type Tool,
  toolHosts,
} from "./standing/edge/names.ts";
export {
  EAST_WEST_GATEWAY,
  EGRESS_GATEWAY,
  GATEWAY_PORTS,
  INGRESS_GATEWAY,
  MESH_NAMESPACES,
  meshedNamespaces,
  PROXY_PORTS,
  sidecarsOf,
} from "./standing/mesh.ts";
export { PROMETHEUS, TRACE_COLLECTOR } from "./standing/monitoring.ts";
export { AGENTS_NAMESPACE, COLLECTORS, LOKI, TEMPO } from "./standing/observability/telemetry.ts";
export { flowsOf } from "./flows-of.ts";
