/** Proves what a cluster component creates for arguments that no recording covers, and what it refuses. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as eks from "@pulumi/eks";
import { type Observed, observe } from "../../testing/observe.ts";
import { attachmentName, trustPolicy } from "./service-role.ts";

const CLUSTER = "aws:eks/cluster:Cluster";
const ADDON = "aws:eks/addon:Addon";
const ROLE = "aws:iam/role:Role";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";

type Args = Omit<eks.ClusterArgs, "vpcId" | "subnetIds">;

/** A cluster in a VPC of two zones; `more` gets the role and group that it may hand in. */
async function create(args: Args | ((own: Own) => Args)): Promise<Observed> {
  return observe(() => {
    const vpc = new aws.ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
    const subnetIds = ["a", "b"].map(
      (zone, i) =>
        new aws.ec2.Subnet(`net-${zone}`, {
          vpcId: vpc.id,
          cidrBlock: `10.0.${i}.0/24`,
          availabilityZone: `us-east-1${zone}`,
        }).id,
    );
    const own = {
      role: new aws.iam.Role("own", {
        assumeRolePolicy: trustPolicy("eks.amazonaws.com", ["sts:AssumeRole"]),
      }),
      group: new aws.ec2.SecurityGroup("own", { vpcId: vpc.id }),
    };
    const given = typeof args === "function" ? args(own) : args;
    const cluster = new eks.Cluster("c", {
      vpcId: vpc.id,
      subnetIds,
      version: "1.35",
      skipDefaultNodeGroup: true,
      ...given,
    });
    const {
      oidcProviderArn,
      clusterSecurityGroupId,
      nodeSecurityGroupId,
      autoModeNodeRoleName,
      instanceRoles,
    } = cluster;
    return {
      ...{ oidcProviderArn, clusterSecurityGroupId, nodeSecurityGroupId, autoModeNodeRoleName },
      instanceRoles: instanceRoles.apply((roles) => roles.length),
      core: cluster.core.subnetIds,
      kubeconfig: cluster.kubeconfigJson,
    };
  });
}

interface Own {
  readonly role: aws.iam.Role;
  readonly group: aws.ec2.SecurityGroup;
}

const names = (observed: Observed, type: string): string[] =>
  observed
    .all(type)
    .map(({ name }) => name)
    .sort();

const clean = ({ errors, refusals }: Observed): void => {
  assert.deepEqual(errors, []);
  assert.deepEqual(refusals, []);
};

describe("the cluster component", () => {
  it("without a mode uses the config map, with nodes' roles mapped, and no access config", async () => {
    const observed = await create(({ role }) => ({
      instanceRoles: [role],
      roleMappings: [{ roleArn: "arn:aws:iam::111111111111:role/ops", username: "ops", groups: ["view"] }],
      userMappings: [{ userArn: "arn:aws:iam::111111111111:user/ann", username: "ann", groups: ["view"] }],
    }));
    clean(observed);
    assert.equal(observed.get(CLUSTER).inputs["accessConfig"], undefined);
    const data = observed.get("kubernetes:core/v1:ConfigMap").inputs["data"] as Record<string, string>;
    const arn = String(observed.get(ROLE, "own").outputs["arn"]);
    assert.equal(
      data["mapRoles"],
      [
        "- rolearn: arn:aws:iam::111111111111:role/ops\n  username: ops\n  groups:\n    - view\n",
        `- rolearn: ${arn}\n  username: system:node:{{EC2PrivateDNSName}}\n`,
        "  groups:\n    - system:bootstrappers\n    - system:nodes\n",
      ].join(""),
    );
    assert.match(data["mapUsers"] ?? "", /^- userarn: arn:aws:iam::111111111111:user\/ann\n/);
  });

  it("gives a role of its own for instances an access entry and a profile", async () => {
    const observed = await create({ createInstanceRole: true, authenticationMode: "API" });
    clean(observed);
    const entry = observed.get("aws:eks/accessEntry:AccessEntry", "c-defaultNodeGroupInstanceRole");
    assert.equal(entry.inputs["type"], "EC2_LINUX");
    assert.equal(entry.inputs["principalArn"], observed.get(ROLE, "c-instanceRole-role").outputs["arn"]);
    assert.deepEqual(names(observed, "aws:iam/instanceProfile:InstanceProfile"), ["c-instanceProfile"]);
    assert.equal(observed.outputs["instanceRoles"], 1);
  });

  it("uses a given role and group, and then creates neither", async () => {
    const observed = await create(({ role, group }) => ({
      serviceRole: role,
      clusterSecurityGroup: group,
      authenticationMode: "API",
    }));
    clean(observed);
    assert.deepEqual(names(observed, ROLE), ["own"]);
    assert.deepEqual(names(observed, GROUP), ["c-nodeSecurityGroup", "own"]);
    const { inputs } = observed.get(CLUSTER);
    assert.equal(inputs["roleArn"], observed.get(ROLE).outputs["arn"]);
    assert.deepEqual((inputs["vpcConfig"] as Record<string, unknown>)["securityGroupIds"], [
      observed.get(GROUP, "own").id,
    ]);
    assert.equal(observed.outputs["clusterSecurityGroupId"], observed.get(GROUP, "own").id);
  });

  it("without groups of its own gives out the one that EKS creates", async () => {
    const observed = await create({ skipDefaultSecurityGroups: true, authenticationMode: "API" });
    clean(observed);
    const vpcConfig = observed.get(CLUSTER).outputs["vpcConfig"] as Record<string, unknown>;
    assert.deepEqual(names(observed, GROUP), ["own"]);
    assert.match(String(vpcConfig["clusterSecurityGroupId"]), /^sg-/);
    assert.equal(observed.outputs["clusterSecurityGroupId"], vpcConfig["clusterSecurityGroupId"]);
    assert.equal(observed.outputs["nodeSecurityGroupId"], vpcConfig["clusterSecurityGroupId"]);
  });

  it("under Auto Mode brings roles and no add-ons or groups", async () => {
    const observed = await create({
      autoMode: { enabled: true },
      authenticationMode: "API",
      corednsAddonOptions: { enabled: false },
    });
    clean(observed);
    const { inputs } = observed.get(CLUSTER);
    assert.equal(inputs["bootstrapSelfManagedAddons"], false);
    assert.deepEqual(inputs["storageConfig"], { blockStorage: { enabled: true } });
    assert.deepEqual(inputs["kubernetesNetworkConfig"], {
      ipFamily: "ipv4",
      elasticLoadBalancing: { enabled: true },
    });
    const nodeRole = observed.get(ROLE, "c-nodeRole-role");
    assert.deepEqual(inputs["computeConfig"], {
      enabled: true,
      nodeRoleArn: nodeRole.outputs["arn"],
      nodePools: ["general-purpose", "system"],
    });
    assert.equal(observed.outputs["autoModeNodeRoleName"], nodeRole.outputs["name"]);
    const policies = observed.all("aws:iam/rolePolicyAttachment:RolePolicyAttachment");
    assert.equal(policies.filter(({ name }) => name.startsWith("c-eksRole-")).length, 5);
    assert.deepEqual(names(observed, ADDON), []);
    assert.deepEqual(names(observed, GROUP), ["own"]);
  });

  it("creates CoreDNS for nodes of its own or on request, and kube-proxy unless told not to", async () => {
    const silent = await create({ authenticationMode: "API" });
    assert.deepEqual(names(silent, ADDON), ["c-kube-proxy", "c-vpc-cni"]);
    const asked = await create({
      authenticationMode: "API",
      useDefaultVpcCni: true,
      kubeProxyAddonOptions: { enabled: false },
      corednsAddonOptions: { configurationValues: { replicaCount: 3, autoScaling: { enabled: true } } },
    });
    clean(asked);
    assert.deepEqual(names(asked, ADDON), ["c-coredns"]);
    assert.equal(
      asked.get(ADDON).inputs["configurationValues"],
      '{"autoScaling":{"enabled":true},"replicaCount":3}',
    );
  });

  it("passes its settings on to the control plane", async () => {
    const observed = await create({
      authenticationMode: "API_AND_CONFIG_MAP",
      kubernetesServiceIpAddressRange: "172.20.0.0/16",
      endpointPrivateAccess: true,
      endpointPublicAccess: true,
      publicAccessCidrs: ["203.0.113.0/24"],
      upgradePolicy: { supportType: "STANDARD" },
      deletionProtection: true,
      bootstrapSelfManagedAddons: false,
      clusterTags: { a: "of cluster", b: "of cluster" },
      tags: { a: "of all" },
    });
    clean(observed);
    const { inputs, options } = observed.get(CLUSTER);
    assert.deepEqual(inputs["kubernetesNetworkConfig"], {
      ipFamily: "ipv4",
      serviceIpv4Cidr: "172.20.0.0/16",
    });
    assert.deepEqual((inputs["vpcConfig"] as Record<string, unknown>)["publicAccessCidrs"], [
      "203.0.113.0/24",
    ]);
    assert.deepEqual(inputs["upgradePolicy"], { supportType: "STANDARD" });
    assert.equal(inputs["deletionProtection"], true);
    assert.equal(inputs["bootstrapSelfManagedAddons"], false);
    assert.deepEqual(inputs["tags"], { Name: "c-eksCluster", a: "of all", b: "of cluster" });
    assert.deepEqual(options.ignoreChanges, [
      "accessConfig.bootstrapClusterCreatorAdminPermissions",
      "bootstrapSelfManagedAddons",
    ]);
  });

  it("creates an OIDC provider on request without asking the network for a thumbprint", async () => {
    const observed = await create({ createOidcProvider: true, authenticationMode: "API" });
    clean(observed);
    const provider = observed.get("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "c-oidcProvider");
    assert.deepEqual(provider.inputs["clientIdLists"], ["sts.amazonaws.com"]);
    assert.equal(observed.outputs["oidcProviderArn"], provider.outputs["arn"]);
  });

  it("creates storage classes from a type or a map", async () => {
    const byType = await create({ storageClasses: "gp2", authenticationMode: "API" });
    clean(byType);
    const { inputs } = byType.get("kubernetes:storage.k8s.io/v1:StorageClass", "c-gp2");
    assert.deepEqual(inputs["parameters"], { type: "gp2" });
    const fast = { type: "io1", iopsPerGb: 10, encrypted: true, zones: ["a", "b"] };
    const byMap = await create({ storageClasses: { fast }, authenticationMode: "API" });
    assert.deepEqual(byMap.get("kubernetes:storage.k8s.io/v1:StorageClass", "c-fast").inputs["parameters"], {
      type: "io1",
      zones: "a, b",
      iopsPerGb: "10",
      encrypted: "true",
    });
  });

  it("names the credentials in the kubeconfig of its own provider, and no profile in the one it gives out", async () => {
    const providerCredentialOpts = { roleArn: "arn:aws:iam::111111111111:role/ci", profileName: "ci" };
    const observed = await create({ providerCredentialOpts, authenticationMode: "API" });
    clean(observed);
    const inner = String(observed.get("pulumi:providers:kubernetes", "c-eks-k8s").inputs["kubeconfig"]);
    assert.ok(inner.includes('"--role","arn:aws:iam::111111111111:role/ci","--profile","ci"'));
    const given = String(observed.outputs["kubeconfig"]);
    assert.ok(given.includes('"--role","arn:aws:iam::111111111111:role/ci"') && !given.includes("--profile"));
  });

  for (const [what, args, message] of [
    [
      "access entries without their mode",
      { accessEntries: {} },
      /accessEntries needs authenticationMode API/,
    ],
    [
      "mappings under API",
      { authenticationMode: "API", roleMappings: [{}] },
      /roleMappings has no effect with authenticationMode API/,
    ],
    [
      "public CIDRs of a private endpoint",
      { endpointPublicAccess: false, publicAccessCidrs: ["0.0.0.0/0"] },
      /publicAccessCidrs needs endpointPublicAccess true/,
    ],
    ["two kinds of subnets", { publicSubnetIds: ["subnet-1"] }, /subnetIds excludes publicSubnetIds/],
    [
      "Auto Mode with the config map",
      { autoMode: { enabled: true } },
      /autoMode needs authenticationMode API/,
    ],
    [
      "node options in two places",
      { nodeGroupOptions: {}, minSize: 1, gpu: true },
      /nodeGroupOptions excludes minSize, gpu/,
    ],
    [
      "two ways of SNAT",
      { vpcCniOptions: { externalSnat: true, cniExternalSnat: true } },
      /externalSnat and cniExternalSnat: give one/,
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const { errors, all } = await create(args as unknown as Args);
      assert.match(errors.map(String).join("\n"), /new resource c \[eks:index:Cluster\]/);
      assert.match(errors.map(String).join("\n"), message);
      assert.deepEqual(all(CLUSTER), []);
    });
  }
});

describe("attachmentName", () => {
  it("hashes the policy's ARN in the standard partition", () => {
    assert.equal(attachmentName("main-eksRole", "AmazonEKSClusterPolicy"), "main-eksRole-4b490823");
  });
});
