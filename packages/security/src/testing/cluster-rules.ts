/** For specs: the rules that the cluster keeps, and what the API server makes of them. */
export { ADMISSION_RULES } from "../admission/rules/index.ts";
export { POD_MAKERS } from "../cel/pods.ts";
export type { CelRule } from "../cel/rule.ts";
export { refusalsOf } from "../cel/testing/evaluate.ts";
export { registryPrefixes } from "../gatekeeper/rules/allowed-registries.ts";
export { CONSTRAINT_RULES } from "../gatekeeper/rules/index.ts";
