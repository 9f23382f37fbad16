/** Names and tags. */
export * from "./limits.ts";
export * from "./partition.ts";
export * from "./physical-name.ts";
export * from "./standby.ts";
export * from "./tags.ts";
