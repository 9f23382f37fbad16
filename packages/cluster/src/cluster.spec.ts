/** Proves what the layer creates, in which order, and that nothing of it is refused. */
import assert from "node:assert/strict";
import type { ClusterSettings, Environment } from "@drydock/core/environment";
import { loadEnvironment } from "@drydock/core/environment";
import type { ContractOutputs, networkContract } from "@drydock/core/contracts";
import { flowsOf } from "@drydock/core/flows";
import { ownershipTags } from "@drydock/core/naming";
import type { Registration } from "@drydock/simulator/in-process";
import { type Observed, observe } from "@drydock/simulator/testing";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "./index.ts";

const prod = await loadEnvironment("prod");

/** The layer on a network that is just big enough for it. */
function build(environment: Environment): Promise<Observed> {
  const { accountId, region } = environment.aws;
  return observe(
    () => {
      const tags = ownershipTags(environment, "cluster");
      const awsProvider = new aws.Provider("aws", { region: region as aws.Region, defaultTags: { tags } });
      return cluster.build({
        environment: environment.environment,
        production: environment.production,
        region,
        accountId,
        settings: environment,
        flows: flowsOf(environment),
        upstream: { network: network(awsProvider, environment) },
        awsProvider,
        tags,
      });
    },
    { region, accountId },
  );
}

function network(provider: aws.Provider, { network: settings }: Environment) {
  const { vpcCidrBlock, podCidrBlock, availabilityZones } = settings;
  const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: vpcCidrBlock, enableDnsHostnames: true }, { provider });
  const pods = podCidrBlock
    ? [
        new aws.ec2.VpcIpv4CidrBlockAssociation(
          "pods",
          { vpcId: vpc.id, cidrBlock: podCidrBlock },
          { provider },
        ),
      ]
    : [];
  const subnet = (kind: string, availabilityZone: string, cidrBlock: string) =>
    new aws.ec2.Subnet(
      `${kind}-${availabilityZone}`,
      { vpcId: vpc.id, availabilityZone, cidrBlock },
      { provider, dependsOn: pods },
    );
  const zones = availabilityZones.map(({ name }) => name);
  const outputs = {
    vpcId: vpc.id,
    vpcCidrBlock,
    podCidrBlocks: podCidrBlock ? [podCidrBlock] : [],
    availabilityZones: zones,
    publicSubnetIds: [],
    privateSubnetIds: availabilityZones.map((z) => subnet("private", z.name, z.privateSubnetCidrBlock).id),
    podSubnetIds: Object.fromEntries(
      availabilityZones.flatMap((z) =>
        z.podSubnetCidrBlock ? [[z.name, subnet("pods", z.name, z.podSubnetCidrBlock).id]] : [],
      ),
    ),
    vpcEndpointSecurityGroupId: "sg-0123456789abcdef0",
  };
  return pulumi.output(outputs) as ContractOutputs<typeof networkContract>;
}

function withNetworking(networking: ClusterSettings["networking"]): Environment {
  return { ...prod, cluster: { ...prod.cluster, networking } };
}

/** A child is created after its parent, and so after all that the parent waits for. */
function assertWaits(seen: Observed, later: Registration, earlier: Registration): void {
  const byUrn = new Map(seen.registrations.map((registration) => [registration.urn, registration]));
  const waits = new Set<string>();
  const visit = (urn: string | undefined): void => {
    const registration = byUrn.get(urn ?? "");
    if (!registration || waits.has(registration.urn)) return;
    waits.add(registration.urn);
    [...registration.dependencies, registration.parent].forEach(visit);
  };
  visit(later.urn);
  assert.ok(waits.has(earlier.urn), `${later.name} does not wait for ${earlier.name}`);
}

function assertClean(seen: Observed): void {
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.refusals, []);
}

const addonNames = (seen: Observed) =>
  seen.all("aws:eks/addon:Addon").map(({ inputs }) => inputs["addonName"]);

describe("the cluster layer", () => {
  it("fulfils its contract", async () => {
    const seen = await build(prod);
    assertClean(seen);
    const outputs = cluster.contract.outputs.parse(seen.outputs);
    assert.equal(outputs.clusterName, "drydock-prod");
    assert.equal(outputs.clusterArn, "arn:aws:eks:us-east-1:111111111111:cluster/drydock-prod");
    assert.equal(outputs.encryptionKeyArn, seen.get("aws:kms/key:Key").outputs["arn"]);
  });

  it("carries the ownership tags, on the children of eks.Cluster too", async () => {
    const seen = await build(prod);
    for (const type of ["aws:eks/cluster:Cluster", "aws:kms/key:Key", "aws:eks/addon:Addon"]) {
      for (const { outputs } of seen.all(type)) {
        const tags = outputs["tagsAll"] as Record<string, string>;
        assert.deepEqual([tags["environment"], tags["layer"]], ["prod", "cluster"], type);
      }
    }
  });

  it("lets nobody create an object before the deployer has access", async () => {
    const seen = await build(prod);
    const provider = seen.get("pulumi:providers:kubernetes", "cluster-kubernetes");
    const association = seen.get("aws:eks/accessPolicyAssociation:AccessPolicyAssociation");
    assertWaits(seen, provider, association);
  });

  it("lets clients in the VPC reach the private endpoint before anything connects to it", async () => {
    const seen = await build(prod);
    const rule = seen.get("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    assert.equal(rule.inputs["securityGroupId"], seen.outputs["clusterSecurityGroupId"]);
    assert.deepEqual([rule.inputs["cidrIpv4"], rule.inputs["fromPort"]], ["10.0.0.0/16", 443]);
    assertWaits(seen, seen.get("pulumi:providers:kubernetes", "cluster-kubernetes"), rule);
  });

  it("protects what production must not lose, and nothing elsewhere", async () => {
    const protectedTypes = (seen: Observed) =>
      seen.registrations.filter(({ options }) => options.protect).map(({ type }) => type);
    const inProduction = protectedTypes(await build(prod));
    for (const type of ["aws:eks/cluster:Cluster", "aws:kms/key:Key", "aws:cloudwatch/logGroup:LogGroup"]) {
      assert.ok(inProduction.includes(type), type);
    }
    assert.deepEqual(protectedTypes(await build(await loadEnvironment("dev"))), []);
  });

  it("gives the CNI credentials before it starts", async () => {
    const seen = await build(prod);
    const [agent, vpcCni] = ["eks-pod-identity-agent", "vpc-cni"].map((name) =>
      seen.get("aws:eks/addon:Addon", `cluster-${name}-addon`),
    );
    assert.ok(agent && vpcCni);
    assertWaits(seen, vpcCni, agent);
    const [association] = vpcCni.inputs["podIdentityAssociations"] as {
      roleArn: string;
      serviceAccount: string;
    }[];
    assert.deepEqual(association, {
      roleArn: seen.get("aws:iam/role:Role", "cluster-vpc-cni-identity-role").outputs["arn"],
      serviceAccount: "aws-node",
    });
  });

  it("installs Calico after the VPC CNI, its definitions first, and lets the VPC CNI annotate pods", async () => {
    const seen = await build(
      withNetworking({
        cni: "VpcCniWithCalico",
        prefixDelegation: true,
        securityGroupsForPods: true,
        warmPrefixTarget: 1,
      }),
    );
    assertClean(seen);
    const definitions = seen.get("kubernetes:helm.sh/v3:Release", "cluster-calico-crds");
    const release = seen.get("kubernetes:helm.sh/v3:Release", "cluster-calico-release");
    assertWaits(seen, release, definitions);
    assertWaits(seen, release, seen.get("aws:eks/addon:Addon", "cluster-vpc-cni-addon"));
    const role = seen.get(
      "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
      "cluster-annotate-pod-ip-role",
    );
    assert.deepEqual(role.inputs["rules"], [{ apiGroups: [""], resources: ["pods"], verbs: ["patch"] }]);
  });

  it("installs Cilium without the VPC CNI and without kube-proxy", async () => {
    const seen = await build(withNetworking({ cni: "CiliumEni", prefixDelegation: true }));
    assertClean(seen);
    assert.deepEqual(addonNames(seen), ["eks-pod-identity-agent"]);
    const release = seen.get("kubernetes:helm.sh/v3:Release");
    assert.equal(release.inputs["skipAwait"], true);
    const association = seen.get("aws:eks/podIdentityAssociation:PodIdentityAssociation");
    assert.equal(association.inputs["serviceAccount"], "cilium-operator");
    assertWaits(seen, release, association);
  });
});
