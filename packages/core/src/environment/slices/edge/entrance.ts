/** What requests from outside come in by: one of three, and what each can do against attacks. */
import { z } from "zod";

const firewall = z
  .strictObject({
    mode: z.enum(["Block", "Detect"]).meta({
      description: "Block answers 403 to what the rules call an attack; Detect only logs it.",
    }),
    paranoiaLevel: z.int().min(1).max(4).default(1).meta({
      description: "How much the OWASP core rule set suspects: 1 has few false alarms, 4 many. Default: 1.",
    }),
  })
  .meta({ description: "Web application firewall with the OWASP core rule set, over every host." });

const scaling = {
  minReplicas: z.int().min(1).max(50).meta({ description: "Least replicas; they are spread over zones." }),
  maxReplicas: z
    .int()
    .min(1)
    .max(100)
    .meta({ description: "Most replicas, reached at 80% of the CPU request." }),
  sourceCidrBlocks: z
    .array(z.cidrv4("must be a CIDR block such as 203.0.113.0/24"))
    .min(1)
    .meta({ description: "Whom the load balancer lets in; 0.0.0.0/0 is everybody." }),
};

const istio = z
  .strictObject({
    kind: z.literal("istio").meta({ description: "The ingress gateway of the mesh layer." }),
    firewall,
  })
  .meta({ description: "Istio's ingress gateway; its replicas and callers are settings of the mesh." });

const ingressNginx = z
  .strictObject({
    kind: z.literal("ingressNginx").meta({ description: "ingress-nginx, which gets no fixes any more." }),
    firewall,
    ...scaling,
  })
  .meta({ description: "ingress-nginx behind a Network Load Balancer of its own." });

const kong = z
  .strictObject({
    kind: z.literal("kong").meta({ description: "Kong, without a web application firewall." }),
    ...scaling,
  })
  .meta({ description: "Kong Gateway behind a Network Load Balancer of its own." });

export const entrance = z
  .discriminatedUnion("kind", [istio, ingressNginx, kong])
  .meta({ description: "What requests from outside come in by." });
