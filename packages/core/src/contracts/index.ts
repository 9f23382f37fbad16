/** Contracts between layers. */
export * from "./contract.ts";
export * from "./check.ts";
export * from "./network.ts";
export * from "./cluster.ts";
export * from "./nodepools.ts";
