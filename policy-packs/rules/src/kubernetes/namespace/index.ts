/** Rules about namespaces alone. */
export { namespacePodSecurity } from "./namespace-pod-security.ts";
export { requiredNamespaceLabels } from "./required-namespace-labels.ts";
