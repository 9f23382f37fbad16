/** The network layer's component: one VPC for one cluster, with flow logs and endpoints. */
import type { ContractInputs, networkContract } from "@drydock/core/contracts";
import type { NetworkSettings } from "@drydock/core/environment";
import { partitionOf } from "@drydock/core/naming";
import { EncryptionKey } from "@drydock/encryption-key";
import { HardenedVpc } from "@drydock/hardened-vpc";
import { VpcEndpoints } from "@drydock/vpc-endpoints";
import * as pulumi from "@pulumi/pulumi";
import {
  endpointClients,
  flowLogGroupName,
  logGroupArn,
  podCidrBlocks,
  subnetTags,
  zoneNames,
} from "./plan.ts";

export interface NetworkArgs {
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  readonly settings: NetworkSettings;
}

export class Network extends pulumi.ComponentResource {
  /** What the layers after this one may know. */
  readonly contract: ContractInputs<typeof networkContract>;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:network:Network", name, {}, opts);
    const key = createFlowLogsKey(name, args, this);
    const vpc = createVpc(name, args, key, this);
    const endpoints = createEndpoints(name, args, vpc, this);
    this.contract = {
      vpcId: vpc.vpcId,
      vpcCidrBlock: args.settings.vpcCidrBlock,
      podCidrBlocks: podCidrBlocks(args.settings),
      availabilityZones: zoneNames(args.settings),
      publicSubnetIds: vpc.publicSubnetIds,
      privateSubnetIds: vpc.privateSubnetIds,
      podSubnetIds: vpc.podSubnetIds,
      vpcEndpointSecurityGroupId: endpoints.securityGroupId,
    };
    this.registerOutputs(this.contract);
  }
}

function createFlowLogsKey(name: string, args: NetworkArgs, parent: pulumi.Resource): EncryptionKey {
  const { accountId, region } = args;
  const logGroup = logGroupArn(region, accountId, flowLogGroupName(args.environment));
  return new EncryptionKey(
    `${name}-flow-logs`,
    {
      description: `VPC flow logs of ${args.environment}`,
      accountId,
      region,
      partition: partitionOf(region),
      grants: [{ kind: "CloudWatchLogs", logGroupArns: [logGroup] }],
    },
    { parent },
  );
}

function createVpc(
  name: string,
  args: NetworkArgs,
  key: EncryptionKey,
  parent: pulumi.Resource,
): HardenedVpc {
  const { settings } = args;
  return new HardenedVpc(
    `${name}-vpc`,
    {
      accountId: args.accountId,
      region: args.region,
      partition: partitionOf(args.region),
      cidrBlock: settings.vpcCidrBlock,
      podCidrBlock: settings.podCidrBlock,
      availabilityZones: settings.availabilityZones,
      natGatewayStrategy: settings.natGateways.strategy,
      flowLogs: {
        logGroupName: flowLogGroupName(args.environment),
        kmsKeyArn: key.keyArn,
        retentionInDays: settings.flowLogs.retentionDays,
        trafficType: settings.flowLogs.trafficType,
        maxAggregationInterval: settings.flowLogs.maxAggregationIntervalSeconds,
      },
      subnetTags: subnetTags(args.environment),
    },
    { parent },
  );
}

function createEndpoints(
  name: string,
  args: NetworkArgs,
  vpc: HardenedVpc,
  parent: pulumi.Resource,
): VpcEndpoints {
  return new VpcEndpoints(
    `${name}-endpoint`,
    {
      accountId: args.accountId,
      region: args.region,
      partition: partitionOf(args.region),
      vpcId: vpc.vpcId,
      clientCidrBlocks: endpointClients(args.settings),
      subnetIds: vpc.privateSubnetIds,
      routeTableIds: vpc.routeTableIds,
      gatewayServices: args.settings.vpcEndpoints.gateway,
      interfaceServices: args.settings.vpcEndpoints.interface,
    },
    { parent },
  );
}
