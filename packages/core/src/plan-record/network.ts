/** The parts of plan.json about who may talk to whom: what the environment declares, and what the plan lets through. */
import { z } from "zod";

const text = (description: string) => z.string().meta({ description });
const texts = (description: string) => z.array(z.string()).meta({ description });
const flag = (description: string) => z.boolean().meta({ description });
const count = (description: string) => z.int().min(0).meta({ description });

const protocol = z.enum(["TCP", "UDP"]).meta({ description: "Protocol." });

const peer = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("pods").meta({ description: "What the peer is." }),
      namespace: text("Namespace of the pods."),
      podLabels: z.record(z.string(), z.string()).meta({ description: "Labels that only these pods have." }),
      serviceAccount: text("Service account of the pods; an asterisk for any."),
      inMesh: flag("Whether the pods have a sidecar."),
    }),
    z.strictObject({
      kind: z.literal("blocks").meta({ description: "What the peer is." }),
      cidrBlocks: texts("Address ranges."),
      except: texts("Ranges inside of those that do not belong to it.").optional(),
    }),
    z.strictObject({
      kind: z.literal("managed").meta({ description: "What the peer is." }),
      cidrBlocks: texts("Ranges that the service has its addresses from."),
    }),
  ])
  .meta({ description: "Pods, addresses, or a service of AWS with a security group of its own." });

export const declaredFlowsSchema = z
  .strictObject({
    peers: z.record(z.string(), peer).meta({ description: "Peers by name." }),
    flows: z
      .array(
        z.strictObject({
          from: text("Peer that opens the connection."),
          to: text("Peer that is called."),
          ports: z
            .array(z.strictObject({ port: count("Port of the callee."), protocol }))
            .meta({ description: "Ports of the callee." }),
          http: z
            .strictObject({ methods: texts("Methods."), paths: texts("Paths.") })
            .partial()
            .optional()
            .meta({ description: "What callers may ask for over HTTP." }),
          why: text("What the connection is for."),
        }),
      )
      .meta({ description: "Connections that are meant to be open." }),
  })
  .meta({ description: "Connections that the environment declares. Absent in plans of other programs." });

const subnet = z
  .strictObject({
    name: text("Logical name."),
    urn: text("The subnet."),
    zone: text("Availability Zone."),
    cidr: text("Address range."),
    addresses: count("Addresses that AWS leaves to its customer."),
    needed: count("Addresses in use with every pool at its maximum."),
    fixed: z
      .record(z.string(), count("Addresses."))
      .meta({ description: "Those that do not depend on the nodes, by what they are for." }),
    nodes: count("Nodes at the pools' maximum that take addresses here."),
    fullAtNodes: z
      .int()
      .min(0)
      .nullable()
      .meta({ description: "Nodes at which the subnet is full; null where all of them fit." }),
  })
  .meta({ description: "How full one subnet gets." });

export const REACHABILITY_LEVELS = ["networkPolicy", "mesh", "securityGroup"] as const;

const reachability = z
  .strictObject({
    from: text(
      "Peer that opens the connection, by the name of the declared flows, or as namespace/workload.",
    ),
    to: text("Peer that is called."),
    port: text("Port, or several as first-last; an asterisk for all."),
    protocol,
    reachable: flag("Whether the plan lets the connection through at every level."),
    declared: flag("Whether a flow of the environment declares it."),
    level: z
      .enum(REACHABILITY_LEVELS)
      .meta({ description: "Level that cuts it; where it is open, the last one that was asked." }),
    why: text("What the connection is for where it is declared; what opens or cuts it."),
  })
  .meta({ description: "One pair of peers, on one port: declared, reachable, or both." });

export const networkSchema = z
  .strictObject({
    subnets: z.array(subnet).meta({ description: "Subnets, in the order of the plan." }),
    reachability: z
      .array(reachability)
      .meta({ description: "Pairs that are declared or reachable. All others are cut, and not declared." }),
    leavesOut: texts("What was not looked at."),
  })
  .meta({ description: "Addresses, and who can talk to whom." });

export type DeclaredFlows = z.infer<typeof declaredFlowsSchema>;
export type DeclaredPeer = z.infer<typeof peer>;
export type PlannedNetwork = z.infer<typeof networkSchema>;
export type SubnetUse = z.infer<typeof subnet>;
export type Reachability = z.infer<typeof reachability>;
