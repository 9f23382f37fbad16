/** Contracts between layers. */
export * from "./contract.ts";
export * from "./check.ts";
export * from "./network.ts";
export * from "./cluster.ts";
export * from "./nodepools.ts";
export * from "./foundation.ts";
export * from "./security.ts";
export * from "./delivery.ts";
export * from "./observability.ts";
export * from "./mesh.ts";
export * from "./edge.ts";
export * from "./data.ts";
export * from "./app.ts";
export * from "./backup.ts";
