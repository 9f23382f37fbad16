/** The VPC: address ranges per zone, NAT, flow logs and endpoints. */
import { z } from "zod";
import { cidrProblem } from "../../cidr.ts";
import { retentionDays } from "./shared.ts";

export const cidrBlock = z.string().superRefine((value, context) => {
  const problem = cidrProblem(value);
  if (problem) context.addIssue({ code: "custom", message: problem, input: value });
});

const availabilityZone = z.strictObject({
  name: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "must be a zone name such as us-east-1a"),
  index: z.int().min(1).max(6).meta({
    description:
      "Fixed position of the zone, counted from 1. Subnets are named after it, so a new zone takes the next free index and never an existing one.",
  }),
  publicSubnetCidrBlock: cidrBlock.meta({ description: "For load balancers and NAT gateways; /28 or larger." }),
  privateSubnetCidrBlock: cidrBlock.meta({ description: "For nodes, endpoints and internal load balancers." }),
  podSubnetCidrBlock: cidrBlock
    .optional()
    .meta({ description: "For pods, inside podCidrBlock. Required in every zone when podCidrBlock is set." }),
});

/** Services whose API nodes or controllers of the platform call; the VPC endpoint service name's last part. */
export const INTERFACE_ENDPOINT_SERVICES = [
  "autoscaling",
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "eks",
  "eks-auth",
  "elasticfilesystem",
  "elasticloadbalancing",
  "kms",
  "logs",
  "monitoring",
  "secretsmanager",
  "sqs",
  "ssm",
  "ssmmessages",
  "ec2messages",
  "sts",
  "xray",
] as const;

export const networkSlice = z.strictObject({
  vpcCidrBlock: cidrBlock.meta({ description: "Primary range of the VPC, /16 to /28." }),
  podCidrBlock: cidrBlock
    .optional()
    .meta({ description: "Secondary range of the VPC that pods take their addresses from." }),
  availabilityZones: z.array(availabilityZone).min(2).max(6),
  natGateways: z
    .strictObject({ strategy: z.enum(["None", "Single", "OnePerAz"]) })
    .meta({ description: "NAT gateways, each charged by the hour and by the GB. Single is lost with its zone." }),
  flowLogs: z.strictObject({
    retentionDays,
    trafficType: z.enum(["ALL", "ACCEPT", "REJECT"]),
    maxAggregationIntervalSeconds: z.union([z.literal(60), z.literal(600)]),
  }),
  vpcEndpoints: z.strictObject({
    gateway: z.array(z.enum(["s3", "dynamodb"])).meta({ description: "Gateway endpoints; free of charge." }),
    interface: z
      .array(z.enum(INTERFACE_ENDPOINT_SERVICES))
      .meta({ description: "Interface endpoints; each is charged by the hour in every zone." }),
  }),
});

export type NetworkSettings = z.infer<typeof networkSlice>;
export type AvailabilityZone = NetworkSettings["availabilityZones"][number];
