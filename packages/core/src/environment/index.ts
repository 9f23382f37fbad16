/** Environment files: schema, loading, and every problem in them at once. */
export * from "./schema.ts";
export * from "./load.ts";
export * from "./slices/autoscaling.ts";
export * from "./slices/cluster.ts";
export * from "./slices/network.ts";
export * from "./slices/node-pools.ts";
