/** What a HardenedVpc is made from. */
import type * as pulumi from "@pulumi/pulumi";

/** None: private subnets reach no internet. Single: one gateway, lost with its zone. OnePerAz: one in every zone. */
export type NatGatewayStrategy = "None" | "Single" | "OnePerAz";

export interface VpcZone {
  /** Zone name: us-east-1a. */
  readonly name: string;
  /**
   * Fixed position of the zone, counted from 1 without gaps. Subnets are named after it: a new zone takes the next
   * index, and the index of an existing one never changes, because every later subnet would be replaced with it.
   */
  readonly index: number;
  /** For internet-facing load balancers and NAT gateways. */
  readonly publicSubnetCidrBlock: string;
  /** For nodes, endpoints and internal load balancers. */
  readonly privateSubnetCidrBlock: string;
  /** For pods, inside `podCidrBlock`: in every zone or in none. */
  readonly podSubnetCidrBlock?: string;
}

export interface FlowLogArgs {
  /** Physical name of the log group; the key's policy must allow CloudWatch Logs to encrypt it. */
  readonly logGroupName: string;
  /** Key that the records are encrypted with. */
  readonly kmsKeyArn: pulumi.Input<string>;
  /** Days that records are kept; ingestion is charged by the GB, whatever the retention. */
  readonly retentionInDays: number;
  /** Default ALL. Security Hub EC2.6 wants rejected traffic at least. */
  readonly trafficType?: "ALL" | "ACCEPT" | "REJECT";
  /** Seconds that one record covers: 60 or 600. Default 600; 60 gives more records, and costs more. */
  readonly maxAggregationInterval?: 60 | 600;
}

/** Tags on top of the provider's default tags, by kind of subnet. */
export interface SubnetTags {
  readonly public?: Readonly<Record<string, string>>;
  readonly private?: Readonly<Record<string, string>>;
  readonly pod?: Readonly<Record<string, string>>;
}

export interface HardenedVpcArgs {
  /** Account that the VPC is in; part of the flow log role's trust. */
  readonly accountId: string;
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: string;
  /** Primary range, /16 to /28. Cannot be changed later. */
  readonly cidrBlock: string;
  /** Secondary range that pod subnets lie in. Default none: pods share the nodes' subnets. */
  readonly podCidrBlock?: string;
  readonly availabilityZones: readonly VpcZone[];
  /** Each NAT gateway is charged by the hour and by the GB. */
  readonly natGatewayStrategy: NatGatewayStrategy;
  /** Required: a VPC without flow logs fails Security Hub EC2.6. */
  readonly flowLogs: FlowLogArgs;
  readonly subnetTags?: SubnetTags;
}
