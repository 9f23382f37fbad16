/** Contract of the mesh layer. */
import { z } from "zod";
import { defineContract } from "./contract.ts";

const gateway = z.strictObject({
  namespace: z.string(),
  /** Name of its Service, its Deployment and its service account. */
  name: z.string(),
  /** Labels of its pods: selector of Gateway resources. */
  istio: z.string(),
});

export const meshContract = defineContract({
  layer: "mesh",
  version: 1,
  outputs: {
    /** Where istiod runs. Known once it injects proxies, on every node, and once mutual TLS is required. */
    controlPlaneNamespace: z.string(),
    /** Identities of the mesh start with it. */
    trustDomain: z.string(),
    /** Behind the internet-facing load balancer. */
    ingressGateway: gateway,
    egressGateway: gateway,
    /** Class of Ingresses that the ingress gateway answers. */
    ingressClassName: z.string(),
    /** Release of AWS Load Balancer Controller: load balancers of Services must be gone before it is. */
    loadBalancerControllerRelease: z.string(),
    /** Whether routes may inject faults. */
    faultInjectionAllowed: z.boolean(),
  },
});
