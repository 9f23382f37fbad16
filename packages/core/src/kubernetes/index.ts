/** Access to the Kubernetes API of the platform. */
export * from "./provider.ts";
export * from "./load-balancer.ts";
