/** Proves what a cluster on Fargate gets: profile, pods' role, and CoreDNS that runs there. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as eks from "@pulumi/eks";
import type * as pulumi from "@pulumi/pulumi";
import { type Observed, observe } from "../../testing/observe.ts";
import { profileName } from "./fargate.ts";

const PROFILE = "aws:eks/fargateProfile:FargateProfile";

/** A cluster in two zones with public and private subnets, which it is given as one list; `args` gets the VPC's id. */
async function create(args: (id: pulumi.Output<string>) => Partial<eks.ClusterArgs>): Promise<Observed> {
  return observe(() => {
    const vpc = new awsx.ec2.Vpc("v", { numberOfAvailabilityZones: 2, natGateways: { strategy: "Single" } });
    const subnetIds = vpc.subnets.apply((subnets) => subnets.map(({ id }) => id)) as never;
    new eks.Cluster("c", { vpcId: vpc.vpcId, subnetIds, ...args(vpc.vpcId) });
  });
}

const clean = ({ errors, refusals }: Observed): void => {
  assert.deepEqual(errors, []);
  assert.deepEqual(refusals, []);
};

const names = (observed: Observed, type: string): string[] => observed.all(type).map(({ name }) => name);

const dependsOn = (observed: Observed, type: string, name: string): string[] =>
  observed.get(type, name).dependencies.map((urn) => urn.slice(urn.lastIndexOf("::") + 2));

const publicOrPrivate = (observed: Observed, type: "Private" | "Public"): string[] =>
  observed
    .all("aws:ec2/subnet:Subnet")
    .filter(({ inputs }) => (inputs["tags"] as Record<string, string>)["SubnetType"] === type)
    .flatMap(({ id }) => id ?? []);

describe("a cluster on Fargate", () => {
  it("runs default and kube-system there, in the private subnets, and CoreDNS with them", async () => {
    const observed = await create(() => ({ fargate: true, tags: { a: "b" } }));
    clean(observed);
    const profile = observed.get(PROFILE, "c-fargateProfile");
    assert.deepEqual(profile.inputs["selectors"], [{ namespace: "default" }, { namespace: "kube-system" }]);
    assert.deepEqual(profile.inputs["subnetIds"], publicOrPrivate(observed, "Private"));
    assert.ok(dependsOn(observed, profile.type, profile.name).includes("c-nodeAccess"));
    const coreDns = observed.get("aws:eks/addon:Addon", "c-coredns");
    assert.equal(coreDns.inputs["configurationValues"], '{"computeType":"Fargate"}');
    assert.ok(dependsOn(observed, coreDns.type, coreDns.name).includes("c-fargateProfile"));
    assert.deepEqual(observed.get("aws:iam/role:Role", "c-podExecutionRole-role").inputs["tags"], { a: "b" });
  });

  for (const [asked, profiles] of [
    [true, ["c-fargateProfile"]],
    [false, []],
  ] as const) {
    it(`that is ${String(asked)} only once a resource is known has no default nodes`, async () => {
      const observed = await create((id) => ({ fargate: id.apply(() => asked) }));
      clean(observed);
      assert.deepEqual(names(observed, PROFILE), profiles);
      assert.deepEqual(names(observed, "aws:autoscaling/group:Group"), []);
    });
  }

  it("takes role, selectors and subnets of the program", async () => {
    const observed = await observe(() => {
      const vpc = new awsx.ec2.Vpc("v", { numberOfAvailabilityZones: 2 });
      const role = new aws.iam.Role("r", {
        assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "eks-fargate-pods.amazonaws.com" }),
      });
      new eks.Cluster("eks-c", {
        vpcId: vpc.vpcId,
        publicSubnetIds: vpc.publicSubnetIds,
        privateSubnetIds: vpc.privateSubnetIds,
        fargate: {
          podExecutionRoleArn: role.arn,
          selectors: [{ namespace: "batch" }],
          subnetIds: vpc.publicSubnetIds,
        },
      });
    });
    clean(observed);
    const { inputs } = observed.get(PROFILE, "eks_cfargateProfile");
    assert.deepEqual(inputs["subnetIds"], publicOrPrivate(observed, "Public"));
    assert.deepEqual(inputs["selectors"], [{ namespace: "batch" }]);
    assert.equal(inputs["podExecutionRoleArn"], observed.get("aws:iam/role:Role", "r").outputs["arn"]);
  });
});

describe("profileName", () => {
  for (const [cluster, profile] of [
    ["main", "main-fargateProfile"],
    ["eks", "eksfargateProfile"],
    ["EKS-a-b", "EKS_a-bfargateProfile"],
    ["eksmain", "eksmain-fargateProfile"],
  ] as const) {
    it(`of ${cluster} is ${profile}`, () => assert.equal(profileName(cluster), profile));
  }
});
