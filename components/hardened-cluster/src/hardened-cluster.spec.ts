/** Proves that a cluster made from the fewest arguments is private, encrypted, logged, and admits nobody. */
import assert from "node:assert/strict";
import { observe, type Observed } from "@drydock/simulator/testing";
import * as aws from "@pulumi/aws";
import { HardenedCluster, type HardenedClusterArgs } from "./index.ts";

const given: Omit<HardenedClusterArgs, "vpcId" | "subnetIds"> = {
  clusterName: "main",
  accountId: "111111111111",
  region: "us-east-1",
  kubernetesVersion: "1.35",
  serviceIpv4Cidr: "172.20.0.0/16",
  logRetentionInDays: 365,
};

function build(change: Partial<HardenedClusterArgs> = {}, protect?: boolean): Promise<Observed> {
  return observe(() => {
    const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
    const subnets = ["a", "b", "c"].map(
      (zone, index) =>
        new aws.ec2.Subnet(zone, {
          vpcId: vpc.id,
          cidrBlock: `10.0.${index}.0/24`,
          availabilityZone: `us-east-1${zone}`,
        }),
    );
    const network = { vpcId: vpc.id, subnetIds: subnets.map(({ id }) => id) };
    const {
      clusterName,
      clusterArn,
      endpoint,
      certificateAuthorityData,
      clusterSecurityGroupId,
      encryptionKeyArn,
    } = new HardenedCluster("main", { ...given, ...network, ...change }, { protect });
    return {
      clusterName,
      clusterArn,
      endpoint,
      certificateAuthorityData,
      clusterSecurityGroupId,
      encryptionKeyArn,
    };
  });
}

const CLUSTER = "aws:eks/cluster:Cluster";

describe("HardenedCluster", () => {
  let seen: Observed;
  before(async () => {
    seen = await build();
    assert.deepEqual(seen.errors, []);
    assert.deepEqual(seen.refusals, []);
  });

  it("admits nobody by itself", () => {
    assert.deepEqual(seen.get(CLUSTER).inputs["accessConfig"], {
      authenticationMode: "API",
      bootstrapClusterCreatorAdminPermissions: false,
    });
    assert.deepEqual(seen.all("aws:eks/accessEntry:AccessEntry"), []);
  });

  it("has a private endpoint only", () => {
    const { endpointPrivateAccess, endpointPublicAccess, publicAccessCidrs } = seen.get(CLUSTER).inputs[
      "vpcConfig"
    ] as Record<string, unknown>;
    assert.deepEqual(
      [endpointPrivateAccess, endpointPublicAccess, publicAccessCidrs],
      [true, false, undefined],
    );
  });

  it("writes all five logs to a group that is there first, encrypted and with a retention", () => {
    const cluster = seen.get(CLUSTER);
    const logGroup = seen.get("aws:cloudwatch/logGroup:LogGroup");
    assert.deepEqual(cluster.inputs["enabledClusterLogTypes"], [
      "api",
      "audit",
      "authenticator",
      "controllerManager",
      "scheduler",
    ]);
    assert.equal(logGroup.inputs["name"], "/aws/eks/main/cluster");
    assert.equal(logGroup.inputs["retentionInDays"], 365);
    assert.equal(logGroup.inputs["kmsKeyId"], seen.outputs["encryptionKeyArn"]);
    const order = seen.registrations.map(({ urn }) => urn);
    assert.ok(order.indexOf(logGroup.urn) < order.indexOf(cluster.urn));
  });

  it("encrypts secrets with a key that the control plane and this log group alone may use", () => {
    assert.deepEqual(seen.get(CLUSTER).inputs["encryptionConfig"], {
      provider: { keyArn: seen.outputs["encryptionKeyArn"] },
      resources: ["secrets"],
    });
    const key = seen.get("aws:kms/key:Key");
    assert.equal(key.inputs["enableKeyRotation"], true);
    const policy = key.inputs["policy"] as string;
    assert.ok(policy.includes(seen.get("aws:iam/role:Role").outputs["arn"] as string));
    assert.ok(policy.includes("arn:aws:logs:us-east-1:111111111111:log-group:/aws/eks/main/cluster"));
  });

  it("is protected from deletion, stays on standard support, and shifts zones", () => {
    const { deletionProtection, upgradePolicy, zonalShiftConfig, version } = seen.get(CLUSTER).inputs;
    assert.deepEqual(
      { deletionProtection, upgradePolicy, zonalShiftConfig, version },
      {
        deletionProtection: true,
        upgradePolicy: { supportType: "STANDARD" },
        zonalShiftConfig: { enabled: true },
        version: "1.35",
      },
    );
  });

  it("brings no add-on, node, second security group or OIDC provider", () => {
    assert.equal(seen.get(CLUSTER).inputs["bootstrapSelfManagedAddons"], false);
    for (const type of [
      "aws:eks/addon:Addon",
      "aws:eks/nodeGroup:NodeGroup",
      "aws:ec2/securityGroup:SecurityGroup",
      "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
    ]) {
      assert.deepEqual(seen.all(type), [], type);
    }
  });

  it("runs as a role of its own that has its policy before the cluster", () => {
    const cluster = seen.get(CLUSTER);
    const role = seen.get("aws:iam/role:Role", "main-service-role");
    const policy = seen.get("aws:iam/rolePolicy:RolePolicy");
    assert.equal(cluster.inputs["roleArn"], role.outputs["arn"]);
    const order = seen.registrations.map(({ urn }) => urn);
    assert.ok(order.indexOf(policy.urn) < order.indexOf(cluster.urn));
    assert.deepEqual(seen.all("aws:iam/rolePolicyAttachment:RolePolicyAttachment"), []);
  });

  it("tells what others need to reach it", () => {
    const { clusterName, clusterArn, endpoint, certificateAuthorityData, clusterSecurityGroupId } =
      seen.outputs;
    assert.equal(clusterName, "main");
    assert.equal(clusterArn, "arn:aws:eks:us-east-1:111111111111:cluster/main");
    assert.match(endpoint as string, /^https:\/\/.+\.us-east-1\.eks\.amazonaws\.com$/);
    assert.match(certificateAuthorityData as string, /^[A-Za-z0-9+/]+=*$/);
    assert.match(clusterSecurityGroupId as string, /^sg-[0-9a-f]+$/);
  });

  it("lets the named blocks reach the private endpoint, and nobody by default", async () => {
    const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    assert.deepEqual(seen.all(rule), []);
    const open = await build({ apiClientCidrBlocks: ["10.0.0.0/16", "192.168.0.0/20"] }, true);
    assert.deepEqual(open.refusals, []);
    assert.deepEqual(
      open
        .all(rule)
        .map(({ inputs, options }) => [
          inputs["securityGroupId"],
          inputs["cidrIpv4"],
          inputs["fromPort"],
          inputs["toPort"],
          options.protect ?? false,
        ]),
      ["10.0.0.0/16", "192.168.0.0/20"].map((block) => [
        open.outputs["clusterSecurityGroupId"],
        block,
        443,
        443,
        false,
      ]),
    );
  });

  it("opens a public endpoint to the named blocks, beside the private one", async () => {
    const { inputs } = (await build({ publicAccessCidrs: ["203.0.113.0/24"] })).get(CLUSTER);
    const { endpointPrivateAccess, endpointPublicAccess, publicAccessCidrs } = inputs["vpcConfig"] as Record<
      string,
      unknown
    >;
    assert.deepEqual(
      [endpointPrivateAccess, endpointPublicAccess, publicAccessCidrs],
      [true, true, ["203.0.113.0/24"]],
    );
  });

  it("refuses to open it to the internet, and registers nothing then", async () => {
    const open = await build({ publicAccessCidrs: ["0.0.0.0/0"] });
    assert.deepEqual(
      open.errors.map(({ message }) => message),
      ["cluster main: 0.0.0.0/0 opens the API to the whole internet; name the networks that need it"],
    );
    assert.deepEqual(open.all("aws:iam/role:Role"), []);
  });

  it("adds the resource controller's policy for security groups of pods", async () => {
    const attachment = (await build({ securityGroupsForPods: true })).get(
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    );
    assert.equal(attachment.inputs["policyArn"], "arn:aws:iam::aws:policy/AmazonEKSVPCResourceController");
  });

  it("protects cluster, key and logs where it is told to", async () => {
    const kept = (await build({}, true)).registrations.filter(({ options }) => options.protect);
    for (const type of [CLUSTER, "aws:kms/key:Key", "aws:cloudwatch/logGroup:LogGroup"]) {
      assert.ok(
        kept.some((one) => one.type === type),
        type,
      );
    }
  });
});
