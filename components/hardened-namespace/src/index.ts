/** Namespace that starts closed. */
export { HardenedNamespace, type HardenedNamespaceArgs } from "./hardened-namespace.ts";
export { type PodSecurityLevel } from "./labels.ts";
export { type Monitoring } from "./policies.ts";
