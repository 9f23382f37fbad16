/** Declaring and running layers. */
export * from "./define-layer.ts";
export * from "./errors.ts";
export * from "./run-stack.ts";
export * from "./topology.ts";
export * from "./upstream.ts";
