/** Proves that EKS clusters, add-ons, access and Pod Identity are refused as EKS refuses them, fault by fault. */
import assert from "node:assert/strict";
import * as tokens from "../tokens.ts";
import { ACCOUNT, refuses, World } from "../testing.ts";

const PARAMETER = "InvalidParameterException";

function subnets(world: World): string[] {
  const vpcId = world.vpc();
  return [world.subnet(vpcId, 1), world.subnet(vpcId, 2)];
}

describe("EKS cluster", () => {
  const sound = (world: World) => ({
    name: "drydock-prod",
    version: "1.35",
    roleArn: world.role("eks.amazonaws.com"),
    vpcConfig: { subnetIds: subnets(world), endpointPrivateAccess: true, endpointPublicAccess: false },
  });
  const config =
    (change: object) =>
    (_world: World, { vpcConfig }: { readonly vpcConfig?: unknown }) => ({
      vpcConfig: { ...(vpcConfig as object), ...change },
    });
  const range = (serviceIpv4Cidr: string) => ({ kubernetesNetworkConfig: { serviceIpv4Cidr } });
  refuses(tokens.EKS_CLUSTER, sound, [
    {
      of: "version",
      change: { version: "1.12" },
      code: PARAMETER,
      message: "unsupported Kubernetes version 1.12",
    },
    {
      of: "name",
      change: { name: "-x" },
      code: PARAMETER,
      message: '"-x" has characters or a form that AWS refuses',
    },
    {
      of: "role",
      change: (world) => ({
        roleArn: world.accepted(tokens.ROLE, { name: "r", assumeRolePolicy: trust("ec2.amazonaws.com") }, "r")
          .outputs["arn"],
      }),
      code: PARAMETER,
      message: "r does not trust eks.amazonaws.com",
    },
    {
      of: "no such role",
      change: { roleArn: "arn:x" },
      code: PARAMETER,
      message: 'roleArn names "arn:x", which nothing in this plan created',
    },
    {
      of: "no endpoint",
      change: config({ endpointPrivateAccess: false }),
      code: PARAMETER,
      message: "the API endpoint has neither public nor private access",
    },
    {
      of: "public block",
      change: config({ endpointPublicAccess: true, publicAccessCidrs: ["10.0.0.0/8"] }),
      code: PARAMETER,
      message: "10.0.0.0/8 is a private range",
    },
    {
      of: "malformed block",
      change: config({ publicAccessCidrs: ["home"] }),
      code: PARAMETER,
      message: "home must be an IPv4 CIDR block such as 10.0.0.0/16",
    },
    {
      of: "one zone",
      change: (world, inputs) => config({ subnetIds: [world.subnet(world.vpc(), 1)] })(world, inputs),
      code: PARAMETER,
      message: "the subnets are in 1 availability zones; EKS needs two",
    },
    {
      of: "two VPCs",
      change: (world, inputs) =>
        config({ subnetIds: [world.subnet(world.vpc(), 1), world.subnet(world.vpc(), 2)] })(world, inputs),
      code: PARAMETER,
      message: "the subnets belong to different VPCs",
    },
    {
      of: "zone without EKS",
      change(world, inputs) {
        const vpcId = world.vpc();
        const { id } = world.accepted(
          tokens.SUBNET,
          { vpcId, cidrBlock: "10.0.9.0/24", availabilityZone: "us-east-1e" },
          "e",
        );
        return config({ subnetIds: [world.subnet(vpcId, 1), id] })(world, inputs);
      },
      code: "UnsupportedAvailabilityZoneException",
      message: "e is in us-east-1e, where EKS has no capacity for control planes",
    },
    {
      of: "log type",
      change: { enabledClusterLogTypes: ["audits"] },
      code: PARAMETER,
      message: "audits is no log type",
    },
    {
      of: "authentication",
      change: { accessConfig: { authenticationMode: "NONE" } },
      code: PARAMETER,
      message: "NONE is no authentication mode",
    },
    {
      of: "support",
      change: { upgradePolicy: { supportType: "FOREVER" } },
      code: PARAMETER,
      message: "FOREVER is no support type",
    },
    {
      of: "encryption",
      change: { encryptionConfig: { resources: ["configmaps"] } },
      code: PARAMETER,
      message: "EKS encrypts secrets, and nothing else",
    },
    {
      of: "service range size",
      change: range("172.20.0.0/25"),
      code: PARAMETER,
      message: "172.20.0.0/25 is a /25; EKS takes /12 to /24",
    },
    {
      of: "public service range",
      change: range("100.64.0.0/16"),
      code: PARAMETER,
      message: "100.64.0.0/16 is no private range",
    },
    {
      of: "service range in the VPC",
      change: range("10.0.0.0/20"),
      code: PARAMETER,
      message: "10.0.0.0/20 overlaps the VPC's 10.0.0.0/16",
    },
    {
      of: "Auto Mode in part",
      change: { computeConfig: { enabled: true } },
      code: PARAMETER,
      message: "EKS Auto Mode is on in part",
    },
    {
      of: "duplicate",
      change(world, inputs) {
        world.accepted(tokens.EKS_CLUSTER, inputs);
        return {};
      },
      code: "ResourceInUseException",
      message: "cluster drydock-prod already exists",
    },
  ]);

  it("without a version has the latest of the catalogue", () => {
    const world = new World();
    const { version, ...rest } = sound(world);
    const { outputs } = world.accepted(tokens.EKS_CLUSTER, rest);
    assert.match(String(outputs["version"]), /^1\.\d+$/);
    assert.ok(Number(String(outputs["version"]).slice(2)) >= Number(version.slice(2)));
  });

  it("has a service range of the family asked for: IPv4's default, or one of its own choice for IPv6", () => {
    const world = new World();
    const rangeOf = (name: string, ipFamily: string | undefined): unknown =>
      world.accepted(tokens.EKS_CLUSTER, {
        ...sound(world),
        name,
        ...(ipFamily ? { kubernetesNetworkConfig: { ipFamily } } : {}),
      }).outputs["kubernetesNetworkConfig"];
    assert.deepEqual(rangeOf("four", undefined), { ipFamily: "ipv4", serviceIpv4Cidr: "10.100.0.0/16" });
    const six = rangeOf("six", "ipv6") as { ipFamily: string; serviceIpv6Cidr: string };
    assert.equal(six.ipFamily, "ipv6");
    assert.match(six.serviceIpv6Cidr, /^fd[0-9a-f]{2}:[0-9a-f]{4}:[0-9a-f]{4}::\/108$/);
  });

  it("has an endpoint, issuer and certificate of EKS's shape, and a security group that others can name", () => {
    const world = new World();
    const { outputs } = world.accepted(tokens.EKS_CLUSTER, sound(world));
    assert.match(
      String(outputs["endpoint"]),
      /^https:\/\/[0-9A-F]{32}\.gr7\.us-east-1\.eks\.amazonaws\.com$/,
    );
    const { clusterSecurityGroupId } = outputs["vpcConfig"] as { clusterSecurityGroupId: string };
    assert.ok(world.find(tokens.SECURITY_GROUP, clusterSecurityGroupId));
    const { data } = outputs["certificateAuthority"] as { data: string };
    assert.match(Buffer.from(data, "base64").toString(), /^-----BEGIN CERTIFICATE-----/);
    assert.equal(outputs["status"], "ACTIVE");
    assert.equal(outputs["arn"], `arn:aws:eks:us-east-1:${ACCOUNT}:cluster/drydock-prod`);
  });
});

function trust(service: string): string {
  const statement = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
  return JSON.stringify({ Version: "2012-10-17", Statement: statement });
}

describe("EKS add-on", () => {
  const type = "aws:eks/addon:Addon";
  const sound = (world: World) => ({
    clusterName: world.cluster(subnets(world)),
    addonName: "vpc-cni",
    addonVersion: "v1.22.4-eksbuild.3",
  });
  refuses(type, sound, [
    {
      of: "name",
      change: { addonName: "vpc-cnn" },
      code: PARAMETER,
      message: "Kubernetes 1.35 has no add-on vpc-cnn",
    },
    {
      of: "version",
      change: { addonVersion: "latest" },
      code: PARAMETER,
      message: "latest is no version of vpc-cni",
    },
    {
      of: "kube-proxy",
      change: { addonName: "kube-proxy", addonVersion: "v1.34.6-eksbuild.29" },
      code: PARAMETER,
      message: "kube-proxy v1.34.6-eksbuild.29 is not for Kubernetes 1.35",
    },
    {
      of: "conflicts at create",
      change: { resolveConflictsOnCreate: "PRESERVE" },
      code: PARAMETER,
      message: "PRESERVE is not offered at create",
    },
    {
      of: "conflicts at update",
      change: { resolveConflictsOnUpdate: "ASK" },
      code: PARAMETER,
      message: "ASK is not offered",
    },
    {
      of: "configuration",
      change: { configurationValues: "{" },
      code: PARAMETER,
      message: "the configuration is not JSON",
    },
    {
      of: "no such cluster",
      change: { clusterName: "ghost" },
      code: "ResourceNotFoundException",
      message: 'clusterName names "ghost", which nothing in this plan created',
    },
    {
      of: "duplicate",
      change(world, inputs) {
        world.accepted(type, inputs);
        return {};
      },
      code: "ResourceInUseException",
      message: "the cluster already has the add-on vpc-cni",
    },
  ]);
});

describe("EKS access", () => {
  const principalArn = `arn:aws:iam::${ACCOUNT}:role/Developers`;
  refuses(
    tokens.ACCESS_ENTRY,
    (world) => ({
      clusterName: world.cluster(subnets(world), { accessConfig: { authenticationMode: "API" } }),
      principalArn,
      kubernetesGroups: ["developers"],
    }),
    [
      {
        of: "group",
        change: { kubernetesGroups: ["system:masters"] },
        code: PARAMETER,
        message: "system:masters begins with a prefix that EKS keeps for itself",
      },
      {
        of: "user",
        change: { userName: "eks:x" },
        code: PARAMETER,
        message: "eks:x begins with a prefix that EKS keeps for itself",
      },
      {
        of: "principal",
        change: { principalArn: `arn:aws:sts::${ACCOUNT}:assumed-role/a/b` },
        code: PARAMETER,
        message: `arn:aws:sts::${ACCOUNT}:assumed-role/a/b is no IAM role or user`,
      },
      {
        of: "type",
        change: { type: "ADMIN", kubernetesGroups: [] },
        code: PARAMETER,
        message: "ADMIN is no type of access entry",
      },
      {
        of: "groups of nodes",
        change: { type: "EC2_LINUX" },
        code: PARAMETER,
        message: "entries of type EC2_LINUX take no groups and no user name",
      },
      {
        of: "config map only",
        change: (world) => ({ clusterName: world.cluster(subnets(world)) }),
        code: "InvalidRequestException",
        message: "the cluster's authentication mode takes no access entries",
      },
      {
        of: "duplicate",
        change(world, inputs) {
          world.accepted(tokens.ACCESS_ENTRY, inputs);
          return {};
        },
        code: "ResourceInUseException",
        message: `the cluster already has an access entry for ${principalArn}`,
      },
    ],
  );
  const entry = (world: World) => {
    const clusterName = world.cluster(subnets(world), { accessConfig: { authenticationMode: "API" } });
    world.accepted(tokens.ACCESS_ENTRY, { clusterName, principalArn });
    return {
      clusterName,
      principalArn,
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
      accessScope: { type: "cluster" },
    };
  };
  refuses("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", entry, [
    {
      of: "no entry",
      change: { principalArn: `${principalArn}2` },
      code: "ResourceNotFoundException",
      message: `the cluster has no access entry for ${principalArn}2`,
    },
    {
      of: "policy",
      change: { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
      code: PARAMETER,
      message: "arn:aws:iam::aws:policy/AdministratorAccess is no access policy",
    },
    {
      of: "scope",
      change: { accessScope: { type: "world" } },
      code: PARAMETER,
      message: "world is no scope",
    },
    {
      of: "cluster with namespaces",
      change: { accessScope: { type: "cluster", namespaces: ["a"] } },
      code: PARAMETER,
      message: "a scope of the whole cluster takes no namespaces",
    },
    {
      of: "no namespaces",
      change: { accessScope: { type: "namespace" } },
      code: PARAMETER,
      message: "a namespace scope needs namespaces",
    },
  ]);
});

describe("Pod Identity association", () => {
  const type = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
  const sound = (world: World) => ({
    clusterName: world.cluster(subnets(world)),
    namespace: "kube-system",
    serviceAccount: "ebs-csi-controller-sa",
    roleArn: world.role("pods.eks.amazonaws.com", ["sts:AssumeRole", "sts:TagSession"]),
  });
  refuses(type, sound, [
    { of: "namespace", change: { namespace: "Kube" }, code: PARAMETER, message: '"Kube" is no namespace' },
    {
      of: "service account",
      change: { serviceAccount: "a_b" },
      code: PARAMETER,
      message: '"a_b" is no service account',
    },
    {
      of: "trust",
      change: (world) => ({
        roleArn: world.accepted(tokens.ROLE, { assumeRolePolicy: trust("pods.eks.amazonaws.com") }, "r")
          .outputs["arn"],
      }),
      code: PARAMETER,
      message: "r does not trust pods.eks.amazonaws.com with sts:TagSession",
    },
    {
      of: "duplicate",
      change(world, inputs) {
        world.accepted(type, inputs);
        return {};
      },
      code: "ResourceInUseException",
      message: "the service account kube-system/ebs-csi-controller-sa already has an association",
    },
  ]);
});

describe("Fargate profile", () => {
  const sound = (world: World) => ({
    clusterName: world.cluster(subnets(world)),
    podExecutionRoleArn: world.role("eks-fargate-pods.amazonaws.com"),
    selectors: [{ namespace: "app" }],
  });
  refuses("aws:eks/fargateProfile:FargateProfile", sound, [
    {
      of: "no selector",
      change: { selectors: [] },
      code: PARAMETER,
      message: "0 selectors; EKS takes 1 to 5",
    },
    {
      of: "no namespace",
      change: { selectors: [{}] },
      code: PARAMETER,
      message: "a selector needs a namespace",
    },
  ]);
});
