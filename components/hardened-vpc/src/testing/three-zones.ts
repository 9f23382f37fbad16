/** For specs: a three-zone VPC to start from. */
import { EncryptionKey } from "@drydock/encryption-key";
import type { HardenedVpcArgs, VpcZone } from "../args.ts";
import { HardenedVpc } from "../hardened-vpc.ts";

export function zone(index: number, letter: string): VpcZone {
  return {
    name: `us-east-1${letter}`,
    index,
    publicSubnetCidrBlock: `10.0.${index}.0/24`,
    privateSubnetCidrBlock: `10.0.${index * 10}.0/24`,
    podSubnetCidrBlock: `100.64.${(index - 1) * 32}.0/19`,
  };
}

export const threeZones: HardenedVpcArgs = {
  accountId: "111111111111",
  region: "us-east-1",
  cidrBlock: "10.0.0.0/16",
  podCidrBlock: "100.64.0.0/16",
  availabilityZones: [zone(1, "a"), zone(2, "b"), zone(3, "c")],
  natGatewayStrategy: "OnePerAz",
  flowLogs: {
    logGroupName: "/test/vpc-flow-logs",
    kmsKeyArn: "",
    retentionInDays: 30,
  },
  subnetTags: {
    public: { role: "edge" },
    private: { role: "nodes" },
    pod: { role: "pods" },
  },
};

/** `args` without a pod range. */
export function withoutPods(args: HardenedVpcArgs): HardenedVpcArgs {
  const availabilityZones = args.availabilityZones.map(({ podSubnetCidrBlock: _, ...rest }) => rest);
  return { ...args, podCidrBlock: undefined, availabilityZones };
}

/** The VPC `net`, with a key that may encrypt its flow logs. */
export function createVpc(args: HardenedVpcArgs): HardenedVpc {
  const { accountId, region, flowLogs } = args;
  const logGroupArns = [`arn:aws:logs:${region}:${accountId}:log-group:${flowLogs.logGroupName}`];
  const { keyArn } = new EncryptionKey("net-flow-logs", {
    description: "Flow logs",
    accountId,
    region,
    grants: [{ kind: "CloudWatchLogs", logGroupArns }],
  });
  return new HardenedVpc("net", { ...args, flowLogs: { ...flowLogs, kmsKeyArn: keyArn } });
}
