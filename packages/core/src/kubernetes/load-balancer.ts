/** How a Service asks AWS Load Balancer Controller for a Network Load Balancer, one way for every layer. */

/** Class of the controller: the controller inside of EKS leaves such a Service alone. */
export const LOAD_BALANCER_CLASS = "service.k8s.aws/nlb";

const ANNOTATION = "service.beta.kubernetes.io/aws-load-balancer";

export interface NetworkLoadBalancer {
  readonly scheme: "internet-facing" | "internal";
  /** Whether the pods see the addresses of their callers, and not the load balancer's. */
  readonly preserveClientIp: boolean;
  /** What a pod answers with 200 while it may be called. */
  readonly health: { readonly port: number; readonly path: string };
  /** Seconds that open connections to a pod have to end. */
  readonly drainSeconds: number;
}

/**
 * Cross-zone, with pods as targets, so that no port of a node is open.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
 */
export function loadBalancerAnnotations(wanted: NetworkLoadBalancer): Record<string, string> {
  const { scheme, preserveClientIp, health, drainSeconds } = wanted;
  return {
    [`${ANNOTATION}-scheme`]: scheme,
    [`${ANNOTATION}-nlb-target-type`]: "ip",
    [`${ANNOTATION}-attributes`]: "load_balancing.cross_zone.enabled=true",
    [`${ANNOTATION}-target-group-attributes`]: [
      `preserve_client_ip.enabled=${preserveClientIp}`,
      `deregistration_delay.timeout_seconds=${drainSeconds}`,
    ].join(","),
    [`${ANNOTATION}-healthcheck-protocol`]: "http",
    [`${ANNOTATION}-healthcheck-port`]: String(health.port),
    [`${ANNOTATION}-healthcheck-path`]: health.path,
  };
}
