/** Preflight: what a plan's Kubernetes objects would be refused for, and what would not work together. */
export { kubernetesFindings, type KubernetesCheckOptions } from "./kubernetes/check.ts";
export { withPreflight } from "./preflight.ts";
export { type SubnetFill, subnetFills } from "./addresses/fill.ts";
export { platformFindings } from "./platform/findings.ts";
export { type Platform, platformOf } from "./platform/platform.ts";
