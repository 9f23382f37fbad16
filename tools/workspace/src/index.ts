/** Nx generators and packing of components. */
export * from "./names.ts";
export { ruleDirectory } from "./rule-path.ts";
