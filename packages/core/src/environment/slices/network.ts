/** The VPC: address ranges per zone, NAT, flow logs and endpoints. */
import { z } from "zod";
import { cidrProblem } from "../../cidr.ts";
import { retentionDays } from "./shared.ts";

export const cidrBlock = z
  .string()
  .superRefine((value, context) => {
    const problem = cidrProblem(value);
    if (problem) context.addIssue({ code: "custom", message: problem, input: value });
  })
  .meta({
    description: "IPv4 CIDR block without host bits.",
    // What editors can see of the rule above: JSON Schema has no arithmetic.
    pattern: String.raw`^(\d{1,3}\.){3}\d{1,3}/\d{1,2}$`,
  });

const availabilityZone = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "must be a zone name such as us-east-1a")
    .meta({ description: "Name of the zone in this account, for example us-east-1a." }),
  index: z.int().min(1).max(6).meta({
    description:
      "Fixed position of the zone, counted from 1 without gaps. Subnets are named after it, so a new zone takes the next index and an existing one keeps its own.",
  }),
  publicSubnetCidrBlock: cidrBlock.meta({
    description: "For internet-facing load balancers and NAT gateways; /16 to /28. No node is placed here.",
  }),
  privateSubnetCidrBlock: cidrBlock.meta({
    description: "For nodes, VPC endpoints and internal load balancers; /16 to /28.",
  }),
  podSubnetCidrBlock: cidrBlock.optional().meta({
    description:
      "For pods, inside podCidrBlock; /16 to /28. In every zone when podCidrBlock is set, otherwise in none.",
  }),
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

export const networkSlice = z
  .strictObject({
    vpcCidrBlock: cidrBlock.meta({ description: "Primary range of the VPC, /16 to /28. Fixed at creation." }),
    podCidrBlock: cidrBlock.optional().meta({
      description:
        "Secondary range of the VPC that pods take their addresses from, /16 to /28. Default: pods use the private subnets.",
    }),
    availabilityZones: z.array(availabilityZone).min(2).max(6).meta({
      description:
        "Zones that the network spans. EKS needs two; three survive the loss of one with a majority.",
    }),
    natGateways: z
      .strictObject({
        strategy: z.enum(["None", "Single", "OnePerAz"]).meta({
          description:
            "None: no way out to the internet, AWS is reached through VPC endpoints. Single: cheapest, lost with its zone. OnePerAz: a zone's loss costs no other zone its way out.",
        }),
      })
      .meta({ description: "NAT gateways of private subnets, each charged by the hour and by the GB." }),
    flowLogs: z
      .strictObject({
        retentionDays,
        trafficType: z.enum(["ALL", "ACCEPT", "REJECT"]).meta({
          description:
            "Which traffic is recorded. ALL shows an intruder's successful connections too; charged by the GB.",
        }),
        maxAggregationIntervalSeconds: z.union([z.literal(60), z.literal(600)]).meta({
          description:
            "Seconds that one record may span, 60 or 600. 60 is finer, and up to ten times the records to pay for.",
        }),
      })
      .meta({ description: "VPC flow logs, encrypted, in CloudWatch Logs." }),
    vpcEndpoints: z
      .strictObject({
        gateway: z
          .array(z.enum(["s3", "dynamodb"]))
          .meta({ description: "Gateway endpoints; free of charge." }),
        interface: z.array(z.enum(INTERFACE_ENDPOINT_SERVICES)).meta({
          description:
            "Interface endpoints by the last part of the service's name; each is charged by the hour in every zone. With natGateways.strategy None, those that nodes and controllers call are required.",
        }),
      })
      .meta({ description: "Ways to AWS services that do not leave the AWS network." }),
  })
  .meta({ description: "VPC, subnets, ways out, flow logs and endpoints." });

export type NetworkSettings = z.infer<typeof networkSlice>;
export type AvailabilityZone = NetworkSettings["availabilityZones"][number];
