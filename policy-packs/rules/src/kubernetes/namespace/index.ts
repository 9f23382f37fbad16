/** Rules about namespaces alone. */
export { namespacePodSecurity } from "./namespace-pod-security.ts";
