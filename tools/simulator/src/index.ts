/** Simulated AWS. */
export * from "./account/account.ts";
export * from "./account/refusal.ts";
export * from "./resource-type.ts";
export * from "./simulator.ts";
export * from "./create-simulator.ts";
export { REMOTE_COMPONENTS } from "./components/index.ts";
export { RESOURCE_TYPES } from "./resource-types/index.ts";
