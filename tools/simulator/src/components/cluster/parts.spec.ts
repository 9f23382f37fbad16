/** Proves what the package's smaller components create when a program uses them by themselves. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as eks from "@pulumi/eks";
import { type Observed, observe } from "../../testing/observe.ts";

async function withCluster(use: (cluster: eks.Cluster, vpc: aws.ec2.Vpc) => void): Promise<Observed> {
  const observed = await observe(() => {
    const vpc = new aws.ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
    const subnetIds = ["a", "b"].map((zone, i) => {
      const place = { availabilityZone: `us-east-1${zone}`, cidrBlock: `10.0.${i}.0/24` };
      return new aws.ec2.Subnet(`net-${zone}`, { vpcId: vpc.id, ...place }).id;
    });
    const common = { skipDefaultNodeGroup: true, useDefaultVpcCni: true, authenticationMode: "API" as const };
    use(new eks.Cluster("c", { vpcId: vpc.id, subnetIds, version: "1.35", ...common }), vpc);
  });
  assert.deepEqual(observed.errors, []);
  return observed;
}

const ADDON = "aws:eks/addon:Addon";

describe("components used by themselves", () => {
  it("eks.Addon is a child of its cluster", async () => {
    const { get } = await withCluster((cluster) => {
      const addonVersion = "v1.3.9-eksbuild.3";
      new eks.Addon("agent", {
        cluster,
        addonName: "eks-pod-identity-agent",
        addonVersion,
        configurationValues: { a: 1 },
      });
    });
    const { urn, inputs } = get(ADDON, "agent");
    assert.match(urn, /::eks:index:Cluster\$eks:index:Addon\$aws:eks\/addon:Addon::agent$/);
    assert.equal(inputs["clusterName"], get("aws:eks/cluster:Cluster").outputs["name"]);
    assert.equal(inputs["configurationValues"], '{"a":1}');
  });

  it("eks.VpcCniAddon patches the daemon set for privileged containers", async () => {
    const { get } = await withCluster((cluster) => {
      const clusterName = cluster.eksCluster.name;
      new eks.VpcCniAddon("cni", { clusterName, clusterVersion: "1.35", securityContextPrivileged: true });
    });
    assert.equal(get(ADDON, "cni").inputs["addonName"], "vpc-cni");
    const patch = get("kubernetes:apps/v1:DaemonSetPatch", "cni");
    assert.equal(patch.options.retainOnDelete, true);
    assert.ok(patch.dependencies.includes(get(ADDON, "cni").urn));
  });

  it("eks.NodeGroupSecurityGroup opens nodes and control plane to each other", async () => {
    const { get, all } = await withCluster((cluster, vpc) => {
      const clusterSecurityGroup = cluster.clusterSecurityGroup.apply((group) => group!);
      new eks.NodeGroupSecurityGroup("ng", {
        vpcId: vpc.id,
        eksCluster: cluster.eksCluster,
        clusterSecurityGroup,
      });
    });
    const group = get("aws:ec2/securityGroup:SecurityGroup", "ng-nodeSecurityGroup");
    const rules = all("aws:ec2/securityGroupRule:SecurityGroupRule").filter(({ name }) =>
      name.startsWith("ng-"),
    );
    assert.equal(rules.length, 5);
    const ingress = get("aws:ec2/securityGroupRule:SecurityGroupRule", "ng-eksClusterIngressRule");
    assert.equal(ingress.inputs["sourceSecurityGroupId"], group.id);
    assert.equal(
      ingress.inputs["securityGroupId"],
      get("aws:ec2/securityGroup:SecurityGroup", "c-eksClusterSecurityGroup").id,
    );
  });
});
