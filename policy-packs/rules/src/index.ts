/** Rules that packs pick from, and how to judge with them. */
export * from "./aws/index.ts";
export * from "./evaluate.ts";
export * from "./exemptions.ts";
export * from "./judge.ts";
export * from "./judge-all.ts";
export { asObject, type Inputs, isObject } from "./inputs.ts";
export { type FoundObject, objectsOf, objectsOfResource } from "./kubernetes/objects-of.ts";
export { groupKind, podsOf } from "./kubernetes/pods-of.ts";
export * from "./kubernetes/index.ts";
export * from "./drydock/index.ts";
export { ESTIMATE, type Estimate, estimateResource } from "./drydock/cost/estimate/estimate.ts";
export * from "./rule.ts";
export * from "./rules.ts";
export { DEFAULT_SETTINGS } from "./settings.ts";
export { NOT_KNOWN } from "./unknown.ts";
