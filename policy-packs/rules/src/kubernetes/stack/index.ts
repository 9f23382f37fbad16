/** Rules about what only several objects show together. */
export { disruptionBudgetPresent } from "./disruption-budget-present.ts";
export { disruptionBudgetSatisfiable } from "./disruption-budget-satisfiable.ts";
export { gatewayTls } from "./gateway-tls.ts";
export { multipleReplicas } from "./multiple-replicas.ts";
export { namespaceDefaultDeny } from "./namespace-default-deny.ts";
export { namespaceQuota } from "./namespace-quota.ts";
export { podsHaveNetworkPolicy } from "./pods-have-network-policy.ts";
export { selectorSelects } from "./selector-selects.ts";
export { zoneSpread } from "./zone-spread.ts";
