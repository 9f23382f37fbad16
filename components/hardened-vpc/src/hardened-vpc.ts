/** A VPC whose every opening is asked for: nothing public by default, all traffic logged. */
import * as pulumi from "@pulumi/pulumi";
import { after } from "./after.ts";
import type { HardenedVpcArgs } from "./args.ts";
import { createAwsxVpc } from "./awsx-vpc.ts";
import { createClosedDefaultSecurityGroup, createClosedMainRouteTable } from "./defaults.ts";
import { createFlowLogs } from "./flow-logs.ts";
import { layoutProblems } from "./plan.ts";
import { createPodRange } from "./pod-subnets.ts";

export class HardenedVpc extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  /** In the order of the zones' index, as are the other lists. */
  readonly publicSubnetIds: pulumi.Output<string[]>;
  readonly privateSubnetIds: pulumi.Output<string[]>;
  /** By zone name; empty without a pod range. */
  readonly podSubnetIds: pulumi.Output<Record<string, string>>;
  /** Route tables of private and pod subnets: what gateway endpoints are attached to. */
  readonly routeTableIds: pulumi.Output<string[]>;

  /** @throws InputPropertiesError with every problem of the zones' layout. */
  constructor(name: string, args: HardenedVpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:hardened-vpc:HardenedVpc", name, {}, opts);
    assertLayout(name, args);
    const vpc = createAwsxVpc(name, args, this);
    createClosedDefaultSecurityGroup(name, vpc, this);
    createClosedMainRouteTable(name, vpc, this);
    createFlowLogs(name, args, vpc.vpcId, this);
    const pods = createPodRange(name, args, vpc, this);
    this.vpcId = vpc.vpcId;
    this.publicSubnetIds = after(vpc.publicSubnetIds, vpc.routeIds);
    this.privateSubnetIds = after(vpc.privateSubnetIds, vpc.routeIds);
    this.podSubnetIds = pods.subnetIds;
    this.routeTableIds = pulumi
      .all([vpc.privateRouteTableIds, pods.routeTableIds])
      .apply((tables) => tables.flat());
    this.registerOutputs({
      vpcId: this.vpcId,
      publicSubnetIds: this.publicSubnetIds,
      privateSubnetIds: this.privateSubnetIds,
      podSubnetIds: this.podSubnetIds,
      routeTableIds: this.routeTableIds,
    });
  }
}

function assertLayout(name: string, args: HardenedVpcArgs): void {
  const problems = layoutProblems(args);
  if (problems.length === 0) return;
  throw new pulumi.InputPropertiesError({
    message: `HardenedVpc ${name}: ${problems.join("; ")}`,
    errors: problems.map((reason) => ({ propertyPath: "availabilityZones", reason })),
  });
}
