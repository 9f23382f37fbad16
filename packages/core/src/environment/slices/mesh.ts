/** Mesh: Istio's control plane, its gateways, tracing, and whose tokens it takes. */
import { z } from "zod";
import { resourceRequirements } from "./shared.ts";

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;

const name = (description: string) =>
  z.string().regex(DNS_LABEL, "must be lower-case letters, digits and hyphens").meta({ description });
const domain = z.string().regex(DOMAIN, "must be a host such as api.example.com");

const scaling = {
  minReplicas: z.int().min(1).max(50).meta({ description: "Least replicas; they are spread over zones." }),
  maxReplicas: z
    .int()
    .min(1)
    .max(100)
    .meta({ description: "Most replicas, reached at 80% of the CPU request." }),
};

const controlPlane = z
  .strictObject({ ...scaling, resources: resourceRequirements })
  .meta({ description: "istiod: certificates, configuration and injection." });

const egressGateway = z
  .strictObject({
    ...scaling,
    hosts: z
      .array(
        z
          .strictObject({
            host: domain.meta({ description: "Host that answers TLS on port 443." }),
            namespaces: z.array(name("Namespace in the mesh.")).min(1).meta({
              description:
                "Namespaces in the mesh whose pods may call it, if a flow lets them reach the gateway.",
            }),
          })
          .meta({ description: "A host outside, and who may call it." }),
      )
      .default([])
      .meta({
        description: "Hosts outside that are reached through the egress gateway only. Default: none.",
      }),
  })
  .meta({ description: "Gateway that calls to listed hosts outside leave the cluster through." });

const eastWestGateway = z
  .strictObject({
    ...scaling,
    peerCidrBlocks: z.array(z.cidrv4("must be a CIDR block such as 10.1.0.0/16")).min(1).meta({
      description: "Blocks of the VPCs of the other clusters of the mesh; nobody else reaches the gateway.",
    }),
  })
  .meta({
    description: "Gateway for services of other clusters of the mesh, behind an internal load balancer.",
  });

const tracing = z
  .strictObject({
    protocol: z.enum(["Zipkin", "OpenTelemetry"]).meta({
      description: "What proxies speak to the collector: Zipkin over HTTP, or OpenTelemetry over gRPC.",
    }),
    samplingPercentage: z.number().min(0).max(100).meta({
      description: "Share of requests, from 0 to 100, that leave a trace; what a caller has decided holds.",
    }),
  })
  .meta({ description: "Traces of requests, sent to the collector of the observability layer." });

const httpsAddress = z
  .string()
  .regex(/^https:\/\/[a-z0-9.-]+(:\d{1,5})?(\/\S*)?$/, "must be an https address");

const jwt = z
  .strictObject({
    issuer: httpsAddress.meta({
      description: "Issuer of the tokens, as in their iss claim.",
    }),
    jwksUri: httpsAddress.meta({
      description: "Where the issuer publishes its keys; istiod reads it.",
    }),
    audiences: z
      .array(z.string().min(1))
      .min(1)
      .meta({ description: "Audiences, of which a token has one." }),
    hosts: z.array(domain).min(1).meta({ description: "Hosts whose requests need a token." }),
    publicPaths: z
      .array(
        z.string().regex(/^\/[^*]*\*?$/, "must be a path such as /healthz, or a prefix such as /public/*"),
      )
      .default([])
      .meta({ description: "Paths of these hosts that need none. Default: every path needs one." }),
  })
  .meta({ description: "Tokens that requests from outside must carry, checked by the ingress gateway." });

export const meshSlice = z
  .strictObject({
    meshId: name("Identity of the mesh; the same in each of its clusters."),
    clusterName: name("Name of this cluster in the mesh; different in each."),
    network: name(
      "Network of this cluster's pods; different where pods of two clusters cannot reach each other.",
    ),
    controlPlane,
    ingressGateway: z
      .strictObject({
        ...scaling,
        sourceCidrBlocks: z
          .array(z.cidrv4("must be a CIDR block such as 203.0.113.0/24"))
          .min(1)
          .meta({ description: "Whom the load balancer lets in; 0.0.0.0/0 is everybody." }),
      })
      .meta({
        description: "Gateway for requests from outside, behind an internet-facing Network Load Balancer.",
      }),
    egressGateway,
    eastWestGateway: eastWestGateway.optional(),
    loadBalancerController: z
      .strictObject({
        replicas: z
          .int()
          .min(1)
          .max(3)
          .meta({ description: "Replicas, of which one leads; all answer the webhook." }),
      })
      .meta({ description: "AWS Load Balancer Controller: makes the load balancers of Services." }),
    tracing,
    jwt: jwt.optional(),
    faultInjection: z.boolean().meta({
      description: "Whether routes may delay or fail requests on purpose. Never in production.",
    }),
  })
  .meta({ description: "Istio: mutual TLS, authorization, gateways and tracing." });

export type MeshSettings = z.infer<typeof meshSlice>;
