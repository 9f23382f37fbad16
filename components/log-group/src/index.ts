/** Encrypted log groups. */
export * from "./log-group.ts";
