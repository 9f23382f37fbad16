/** For specs: settings of a small network. */
import type { AvailabilityZone, NetworkSettings } from "@drydock/core/environment";

export function zone(index: number, letter: string): AvailabilityZone {
  return {
    name: `us-east-1${letter}`,
    index,
    publicSubnetCidrBlock: `10.9.${index}.0/24`,
    privateSubnetCidrBlock: `10.9.${index * 10}.0/24`,
    podSubnetCidrBlock: `100.64.${(index - 1) * 32}.0/19`,
  };
}

export const settings: NetworkSettings = {
  vpcCidrBlock: "10.9.0.0/16",
  podCidrBlock: "100.64.0.0/16",
  availabilityZones: [zone(1, "a"), zone(2, "b")],
  natGateways: { strategy: "OnePerAz" },
  flowLogs: { retentionDays: 30, trafficType: "ALL", maxAggregationIntervalSeconds: 60 },
  vpcEndpoints: { gateway: ["s3"], interface: ["ec2", "sts"] },
};
