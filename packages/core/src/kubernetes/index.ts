/** Access to the Kubernetes API of the platform. */
export * from "./provider.ts";
