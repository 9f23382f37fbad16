/** Proves what self-managed nodes come to: a cluster's default group, `NodeGroupV2`, and what they refuse. */
import assert from "node:assert/strict";
import * as awsx from "@pulumi/awsx";
import * as eks from "@pulumi/eks";
import { type Observed, observe } from "../../testing/observe.ts";

const GROUP = "aws:autoscaling/group:Group";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const SUBNET = "aws:ec2/subnet:Subnet";

type ClusterArgs = Partial<eks.ClusterArgs>;
type NodeArgs = Omit<eks.NodeGroupV2Args, "cluster">;

/** A cluster in two zones with public and private subnets, which it is given as one list. */
async function create(args: ClusterArgs, nodes?: NodeArgs): Promise<Observed> {
  return observe(() => {
    const vpc = new awsx.ec2.Vpc("v", { numberOfAvailabilityZones: 2, natGateways: { strategy: "Single" } });
    const subnetIds = vpc.subnets.apply((subnets) => subnets.map(({ id }) => id)) as never;
    const cluster = new eks.Cluster("c", { vpcId: vpc.vpcId, subnetIds, ...args });
    if (nodes) new eks.NodeGroupV2("n", { cluster, ...nodes });
    return { group: cluster.defaultNodeGroupAsgName };
  });
}

const clean = ({ errors, refusals }: Observed): void => {
  assert.deepEqual(errors, []);
  assert.deepEqual(refusals, []);
};

const dependsOn = (observed: Observed, type: string, name: string): string[] =>
  observed.get(type, name).dependencies.map((urn) => urn.slice(urn.lastIndexOf("::") + 2));

const publicOrPrivate = (observed: Observed, type: "Private" | "Public"): string[] =>
  observed
    .all(SUBNET)
    .filter(({ inputs }) => (inputs["tags"] as Record<string, string>)["SubnetType"] === type)
    .flatMap(({ id }) => id ?? []);

describe("the default node group of a cluster", () => {
  it("is two t3.medium in the private subnets, behind the cluster's security group for nodes", async () => {
    const observed = await create({});
    clean(observed);
    const { inputs } = observed.get(TEMPLATE, "c-launchTemplate");
    assert.equal(inputs["instanceType"], "t3.medium");
    assert.deepEqual(inputs["blockDeviceMappings"], []);
    assert.deepEqual(inputs["networkInterfaces"], [
      {
        associatePublicIpAddress: "true",
        securityGroups: [observed.get("aws:ec2/securityGroup:SecurityGroup", "c-nodeSecurityGroup").id],
      },
    ]);
    const profile = observed.get("aws:iam/instanceProfile:InstanceProfile", "c-instanceProfile");
    assert.deepEqual(inputs["iamInstanceProfile"], { name: profile.id });
    const group = observed.get(GROUP, "c");
    assert.deepEqual(observed.outputs["group"], group.id);
    assert.deepEqual(group.inputs["vpcZoneIdentifiers"], publicOrPrivate(observed, "Private"));
    assert.deepEqual(
      [group.inputs["minSize"], group.inputs["desiredCapacity"], group.inputs["maxSize"]],
      [1, 2, 2],
    );
    const clusterName = observed.get("aws:eks/cluster:Cluster").id;
    assert.deepEqual(group.inputs["tags"], [
      { key: `kubernetes.io/cluster/${clusterName}`, value: "owned", propagateAtLaunch: true },
      { key: "Name", value: `${clusterName}-worker`, propagateAtLaunch: true },
    ]);
  });

  it("starts after the VPC CNI, the config map and the rule that lets nodes reach the cluster", async () => {
    const observed = await create({});
    const waits = dependsOn(observed, GROUP, "c");
    assert.ok(waits.includes("c-vpc-cni") && waits.includes("c-nodeAccess"), waits.join());
    assert.ok(dependsOn(observed, TEMPLATE, "c-launchTemplate").includes("c-eksClusterIngressRule"));
  });

  it("takes the cluster's own arguments", async () => {
    const observed = await create({
      ...{ instanceType: "m7g.large", desiredCapacity: 3, minSize: 2, maxSize: 4, nodeRootVolumeSize: 50 },
      ...{ nodePublicKey: "ssh-ed25519 QUJD", nodeAssociatePublicIpAddress: false },
    });
    clean(observed);
    const { inputs } = observed.get(TEMPLATE, "c-launchTemplate");
    assert.deepEqual(inputs["blockDeviceMappings"], [{ deviceName: "/dev/xvda", ebs: { volumeSize: 50 } }]);
    assert.equal(inputs["keyName"], observed.get("aws:ec2/keyPair:KeyPair", "c-keyPair").id);
    assert.equal(
      (inputs["networkInterfaces"] as { associatePublicIpAddress: string }[])[0]?.associatePublicIpAddress,
      "false",
    );
    assert.equal(observed.get(GROUP).inputs["maxSize"], 4);
  });

  it("has a security group of its own where the cluster skips its default ones", async () => {
    const observed = await create({ skipDefaultSecurityGroups: true, authenticationMode: "API" });
    clean(observed);
    const groups = observed.all("aws:ec2/securityGroup:SecurityGroup").map(({ name }) => name);
    assert.deepEqual(groups, ["c-nodeSecurityGroup"]);
  });

  for (const args of [{ skipDefaultNodeGroup: true }, { fargate: true }] satisfies ClusterArgs[]) {
    it(`is absent with ${Object.keys(args).join()}`, async () => {
      const observed = await create(args);
      clean(observed);
      assert.deepEqual([observed.all(GROUP), observed.outputs["group"]], [[], ""]);
    });
  }
});

describe("the NodeGroupV2 component", () => {
  it("takes profile, subnets and tags from the cluster, and its own settings over them", async () => {
    const observed = await create(
      { skipDefaultNodeGroup: true, createInstanceRole: true },
      {
        ...{ operatingSystem: "Bottlerocket", nodeRootVolumeType: "gp3", nodeRootVolumeThroughput: 200 },
        ...{ spotPrice: "0.1", autoScalingGroupTags: { team: "x" }, ignoreScalingChanges: true },
        ...{ enableDetailedMonitoring: true, minRefreshPercentage: 80 },
      },
    );
    clean(observed);
    const { inputs } = observed.get(TEMPLATE, "n-launchTemplate");
    assert.deepEqual(inputs["blockDeviceMappings"], [
      { deviceName: "/dev/xvdb", ebs: { volumeType: "gp3", throughput: 200 } },
    ]);
    assert.deepEqual(inputs["instanceMarketOptions"], {
      marketType: "spot",
      spotOptions: { maxPrice: "0.1" },
    });
    assert.deepEqual(inputs["monitoring"], { enabled: true });
    const group = observed.get(GROUP, "n");
    assert.deepEqual(group.options.ignoreChanges, ["desiredCapacity"]);
    assert.deepEqual((group.inputs["tags"] as { key: string }[])[0]?.key, "team");
    assert.deepEqual(group.inputs["instanceRefresh"], {
      strategy: "Rolling",
      preferences: { minHealthyPercentage: 80 },
    });
  });

  it("keeps the old volume of Amazon Linux 2", async () => {
    const observed = await create(
      { skipDefaultNodeGroup: true, createInstanceRole: true },
      { operatingSystem: "AL2" },
    );
    assert.deepEqual(observed.get(TEMPLATE, "n-launchTemplate").inputs["blockDeviceMappings"], [
      {
        deviceName: "/dev/xvda",
        ebs: { encrypted: "false", volumeSize: 20, volumeType: "gp2", deleteOnTermination: "true" },
      },
    ]);
  });

  for (const [args, message] of [
    [{ amiId: "ami-1", gpu: true }, /amiId and gpu: give one of them/],
    [{ nodePublicKey: "ssh-rsa QUJD", keyName: "k" }, /nodePublicKey and keyName: give one of them/],
    [{ nodeUserDataOverride: "x", labels: { a: "b" } }, /nodeUserDataOverride excludes labels/],
    [{ nodeSecurityGroupId: "sg-1" }, /nodeSecurityGroup needs clusterIngressRule/],
    [{ instanceProfileName: "p" }, /instanceProfile and instanceProfileName: give one of them/],
    [{ nodeRootVolumeIops: 100 }, /nodeRootVolumeIops needs nodeRootVolumeType io1/],
    [{ nodeRootVolumeThroughput: 200 }, /nodeRootVolumeThroughput needs nodeRootVolumeType gp3/],
  ] as const) {
    it(`refuses ${Object.keys(args).join(" with ")}`, async () => {
      const { errors } = await create({ skipDefaultNodeGroup: true, createInstanceRole: true }, args);
      assert.match(errors.map(String).join(), message);
    });
  }

  it("refuses another security group than the cluster's where the cluster names tags for its own", async () => {
    const { errors } = await create(
      { skipDefaultNodeGroup: true, createInstanceRole: true, nodeSecurityGroupTags: { a: "b" } },
      { nodeSecurityGroupId: "sg-0123456789abcdef0", clusterIngressRuleId: "sgr-0123456789abcdef0" },
    );
    assert.match(errors.map(String).join(), /nodeSecurityGroup and the cluster's nodeSecurityGroupTags/);
  });

  it("needs an instance profile from somewhere", async () => {
    const { errors } = await create({ skipDefaultNodeGroup: true }, {});
    assert.match(errors.map(String).join(), /instanceProfile or instanceProfileName is needed/);
  });
});
