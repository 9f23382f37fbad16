/** Proves the rows CLU-01 to CLU-08, NET-05 and NET-06 of the requirements on plans of the shipped environments. */
import assert from "node:assert/strict";
import { addonVersion } from "@drydock/core/catalogue";
import { type ClusterSettings, type Environment, loadEnvironment } from "@drydock/core/environment";
import type { PlannedResource } from "@drydock/core/plan-record";
import { type Planned, planned, plannedResources } from "../support/plan.ts";

const ENVIRONMENTS = ["dev", "staging", "prod", "prod-dr"] as const;
const CLUSTER = "aws:eks/cluster:Cluster";
const ADDON = "aws:eks/addon:Addon";
const RELEASE = "kubernetes:helm.sh/v3:Release";

type Inputs = Record<string, unknown>;

/** Resources of the cluster layer alone: other layers have roles and releases of their own. */
const ofLayer = (plan: Planned, type: string): readonly PlannedResource[] =>
  plan.all(type).filter(({ layer }) => layer === "cluster");

const names = (resources: readonly PlannedResource[], input: string): unknown[] =>
  resources.map(({ inputs }) => inputs[input]).sort();

/** Created after: by a dependency, or because the parent waits for it. */
function waitsFor(plan: Planned, later: PlannedResource, earlier: PlannedResource): boolean {
  const byUrn = new Map(plan.resources.map((resource) => [resource.urn, resource]));
  const seen = new Set<string>();
  const visit = (urn: string | null): void => {
    const resource = byUrn.get(urn ?? "");
    if (!resource || seen.has(resource.urn)) return;
    seen.add(resource.urn);
    [...resource.dependsOn, resource.parent].forEach(visit);
  };
  visit(later.urn);
  return later !== earlier && seen.has(earlier.urn);
}

for (const environment of ENVIRONMENTS) {
  describe(`the cluster of ${environment}`, () => {
    let plan: Planned;
    let settings: Environment;
    let cluster: Inputs;
    before(async () => {
      plan = await plannedResources(environment);
      settings = await loadEnvironment(environment);
      cluster = plan.get(CLUSTER).inputs;
    });

    it("CLU-01: an EKS control plane at the environment's version, in three zones", () => {
      assert.equal(cluster["version"], settings.cluster.kubernetesVersion);
      const { subnetIds } = cluster["vpcConfig"] as { subnetIds: string[] };
      const zones = plan
        .all("aws:ec2/subnet:Subnet")
        .filter(({ id }) => subnetIds.includes(id ?? ""))
        .map(({ inputs }) => inputs["availabilityZone"]);
      assert.equal(zones.length, environment === "dev" ? 2 : 3);
      assert.deepEqual(zones.sort(), settings.network.availabilityZones.map(({ name }) => name).sort());
    });

    it("CLU-02: secrets encrypted with a customer-managed key that rotates", () => {
      const [key] = ofLayer(plan, "aws:kms/key:Key");
      assert.equal(key?.inputs["enableKeyRotation"], true);
      assert.equal(key.inputs["rotationPeriodInDays"], settings.cluster.encryption.keyRotationDays);
      assert.equal(key.inputs["deletionWindowInDays"], settings.cluster.encryption.keyDeletionWindowDays);
      assert.deepEqual((cluster["encryptionConfig"] as Inputs)["resources"], ["secrets"]);
      const { keyArn } = (cluster["encryptionConfig"] as { provider: { keyArn: string } }).provider;
      assert.ok(keyArn.endsWith(`:key/${key.id}`), `${keyArn} is not ${key.id}`);
    });

    it("CLU-03: all five logs, kept as long as the environment says, encrypted with the key", () => {
      assert.deepEqual(cluster["enabledClusterLogTypes"], [
        "api",
        "audit",
        "authenticator",
        "controllerManager",
        "scheduler",
      ]);
      const [logGroup] = ofLayer(plan, "aws:cloudwatch/logGroup:LogGroup");
      assert.equal(logGroup?.inputs["name"], `/aws/eks/drydock-${environment}/cluster`);
      assert.equal(logGroup.inputs["retentionInDays"], settings.cluster.controlPlaneLogs.retentionDays);
      assert.equal(
        logGroup.inputs["kmsKeyId"],
        (cluster["encryptionConfig"] as { provider: { keyArn: string } }).provider.keyArn,
      );
      assert.ok(waitsFor(plan, plan.get(CLUSTER), logGroup), "EKS would make the log group without them");
    });

    it("CLU-04: the private endpoint is on, and a public one has the environment's blocks", () => {
      const { endpointPrivateAccess, endpointPublicAccess, publicAccessCidrs } = cluster[
        "vpcConfig"
      ] as Inputs;
      const asked = settings.cluster.endpointPublicAccess;
      assert.equal(endpointPrivateAccess, true);
      assert.equal(endpointPublicAccess, asked.enabled);
      assert.deepEqual(publicAccessCidrs, asked.enabled ? asked.publicAccessCidrs : undefined);
    });

    it("CLU-05: access entries only, no implicit admin, and one cluster-admin: the deployer", () => {
      assert.deepEqual(cluster["accessConfig"], {
        authenticationMode: "API",
        bootstrapClusterCreatorAdminPermissions: false,
      });
      const admins = plan
        .all("aws:eks/accessPolicyAssociation:AccessPolicyAssociation")
        .filter(({ inputs }) => (inputs["policyArn"] as string).endsWith("/AmazonEKSClusterAdminPolicy"));
      assert.deepEqual(names(admins, "principalArn"), [settings.cluster.access.deployerRoleArn]);
      const configMaps = plan
        .all("kubernetes:core/v1:ConfigMap")
        .map(({ inputs }) => inputs["metadata"] as Inputs);
      assert.deepEqual(
        configMaps.filter(({ name }) => name === "aws-auth"),
        [],
      );
      // Nothing else of ours is where aws-auth would be, but for what a destroy waits at.
      assert.deepEqual(
        configMaps.flatMap(({ name, namespace }) => (namespace === "kube-system" ? [name] : [])).sort(),
        ["drydock-nodes-are-gone", "drydock-volumes-are-gone"],
      );
    });

    it("CLU-05: group developers is bound to readonly-user, which reads workloads and nothing else", () => {
      const role = plan.get(
        "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
        "cluster-readonly-user-role",
      );
      assert.deepEqual((role.inputs["metadata"] as Inputs)["name"], "readonly-user");
      const verbs = ["get", "list", "watch"];
      assert.deepEqual(role.inputs["rules"], [
        { apiGroups: [""], resources: ["pods", "services", "endpoints", "configmaps"], verbs },
        { apiGroups: ["apps"], resources: ["deployments", "replicasets", "statefulsets"], verbs },
      ]);
      const binding = plan.get(
        "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
        "cluster-readonly-user-binding",
      );
      assert.deepEqual(binding.inputs["subjects"], [
        { apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "developers" },
      ]);
      assert.equal((binding.inputs["roleRef"] as Inputs)["name"], "readonly-user");
    });

    it("CLU-06: add-ons before nodes at exact versions, the Pod Identity agent first", () => {
      const addons = ofLayer(plan, ADDON);
      assert.deepEqual(names(addons, "addonName"), ["eks-pod-identity-agent", "kube-proxy", "vpc-cni"]);
      for (const { inputs } of addons) {
        const pinned = addonVersion(inputs["addonName"] as string, settings.cluster.kubernetesVersion);
        assert.equal(inputs["addonVersion"], pinned?.version);
      }
      assert.ok(
        waitsFor(
          plan,
          plan.get(ADDON, "cluster-vpc-cni-addon"),
          plan.get(ADDON, "cluster-eks-pod-identity-agent-addon"),
        ),
      );
      assert.equal(cluster["bootstrapSelfManagedAddons"], false);
    });

    it("CLU-07: deletion protection, upgrade policy and zonal shift as the environment says", () => {
      assert.equal(cluster["deletionProtection"], settings.cluster.deletionProtection);
      assert.deepEqual(cluster["upgradePolicy"], { supportType: settings.cluster.supportType });
      assert.deepEqual(cluster["zonalShiftConfig"], { enabled: settings.cluster.zonalShift });
      const isProtected = plan.get(CLUSTER).options?.protect ?? false;
      assert.equal(isProtected, settings.production);
    });

    it("CLU-07: one role per service account, through Pod Identity, with no wildcard action", () => {
      const vpcCni = plan.get(ADDON, "cluster-vpc-cni-addon");
      const role = plan.get("aws:iam/role:Role", "cluster-vpc-cni-identity-role");
      assert.deepEqual(
        (vpcCni.inputs["podIdentityAssociations"] as Inputs[]).map(({ serviceAccount }) => serviceAccount),
        ["aws-node"],
      );
      const trust = JSON.parse(role.inputs["assumeRolePolicy"] as string) as {
        Statement: { Principal: unknown; Condition: { StringEquals: Inputs } }[];
      };
      assert.deepEqual(trust.Statement[0]?.Principal, { Service: "pods.eks.amazonaws.com" });
      assert.equal(
        trust.Statement[0].Condition.StringEquals["aws:RequestTag/kubernetes-service-account"],
        "aws-node",
      );
      const policies = ofLayer(plan, "aws:iam/rolePolicy:RolePolicy");
      assert.equal(policies.length, 2);
      for (const { inputs, name } of policies) {
        const { Statement } = JSON.parse(inputs["policy"] as string) as { Statement: { Action: string[] }[] };
        const actions = Statement.flatMap(({ Action }) => Action);
        assert.deepEqual(
          actions.filter((action) => action.includes("*")),
          [],
          name,
        );
      }
    });

    it("CLU-08: reads and changes of workloads queue apart, two to one, in place of in-flight limits", () => {
      const spec = (type: string, name: string) =>
        plan.get(`kubernetes:flowcontrol.apiserver.k8s.io/v1:${type}`, name).inputs["spec"] as Inputs;
      const shares = ["workload-reads", "workload-changes"].map(
        (name) =>
          (spec("PriorityLevelConfiguration", `cluster-${name}-priority`)["limited"] as Inputs)[
            "nominalConcurrencyShares"
          ],
      );
      assert.deepEqual(shares, [40, 20]);
      const verbs = ["workload-reads", "workload-changes"].map((name) => {
        const flow = spec("FlowSchema", `cluster-${name}-flow`);
        assert.deepEqual(flow["priorityLevelConfiguration"], { name });
        const [rule] = flow["rules"] as { resourceRules: { verbs: string[] }[] }[];
        return rule?.resourceRules[0]?.verbs;
      });
      assert.deepEqual(verbs, [
        ["get", "list", "watch"],
        ["create", "update", "patch", "delete", "deletecollection"],
      ]);
    });

    it("NET-05: one VPC address per pod, with prefix delegation and security groups for pods as asked", () => {
      const { networking } = settings.cluster;
      assert.equal(networking.cni, "VpcCni");
      const configuration = configurationOf(plan);
      const asked = (on: boolean) => (on ? "true" : undefined);
      assert.equal(configuration.env["ENABLE_PREFIX_DELEGATION"], asked(networking.prefixDelegation));
      assert.equal(configuration.env["ENABLE_POD_ENI"], asked(networking.securityGroupsForPods));
      assert.equal(configuration.enableNetworkPolicy, String(networking.networkPolicy));
    });
  });
}

interface VpcCniValues {
  readonly enableNetworkPolicy: string;
  readonly env: Record<string, string>;
  readonly eniConfig?: { readonly subnets: Record<string, { id: string; securityGroups: string[] }> };
}

function configurationOf(plan: Planned): VpcCniValues {
  return JSON.parse(
    plan.get(ADDON, "cluster-vpc-cni-addon").inputs["configurationValues"] as string,
  ) as VpcCniValues;
}

describe("the network of prod's pods", () => {
  let prod: Environment;
  before(async () => {
    prod = await loadEnvironment("prod");
  });
  const withNetworking = (networking: ClusterSettings["networking"]): Promise<Planned> => {
    const addons = { ...prod.cluster.addons };
    if (networking.cni === "CiliumEni") {
      delete addons["vpc-cni"];
      delete addons["kube-proxy"];
    }
    return planned({ ...prod, cluster: { ...prod.cluster, networking, addons } });
  };

  it("NET-05: prefix delegation, security groups for pods, and a pod subnet in every zone", async () => {
    const plan = await plannedResources("prod");
    const { env, eniConfig } = configurationOf(plan);
    assert.equal(env["ENABLE_PREFIX_DELEGATION"], "true");
    assert.equal(env["WARM_PREFIX_TARGET"], "1");
    assert.equal(env["ENABLE_POD_ENI"], "true");
    assert.equal(env["POD_SECURITY_GROUP_ENFORCING_MODE"], "standard");
    assert.equal(env["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG"], "true");
    assert.deepEqual(Object.keys(eniConfig?.subnets ?? {}).sort(), [
      "us-east-1a",
      "us-east-1b",
      "us-east-1c",
    ]);
    const subnets = new Map(plan.all("aws:ec2/subnet:Subnet").map((subnet) => [subnet.id, subnet.inputs]));
    for (const [zone, { id }] of Object.entries(eniConfig?.subnets ?? {})) {
      assert.equal(subnets.get(id)?.["availabilityZone"], zone);
      assert.match(subnets.get(id)?.["cidrBlock"] as string, /^100\.64\./);
    }
  });

  it("NET-06: VpcCni enforces network policies itself", async () => {
    const plan = await plannedResources("prod");
    assert.equal(configurationOf(plan).enableNetworkPolicy, "true");
    assert.deepEqual(ofLayer(plan, RELEASE), []);
  });

  it("NET-06: VpcCniWithCalico keeps the VPC CNI for addresses and leaves policy to Calico", async () => {
    const plan = await withNetworking({
      cni: "VpcCniWithCalico",
      prefixDelegation: true,
      securityGroupsForPods: true,
      warmPrefixTarget: 1,
    });
    assert.equal(configurationOf(plan).enableNetworkPolicy, "false");
    const { chart, version, values } = plan.get(RELEASE, "cluster-calico-release").inputs;
    assert.deepEqual([chart, version], ["tigera-operator", "v3.32.1"]);
    const { installation } = values as { installation: Inputs };
    assert.equal(installation["kubernetesProvider"], "EKS");
    assert.deepEqual(installation["cni"], { type: "AmazonVPC" });
  });

  it("NET-06: CiliumEni is ENI mode with native routing, without VPC CNI and kube-proxy", async () => {
    const plan = await withNetworking({ cni: "CiliumEni", prefixDelegation: true });
    assert.deepEqual(names(ofLayer(plan, ADDON), "addonName"), ["eks-pod-identity-agent"]);
    const { chart, version, values } = plan.get(RELEASE, "cluster-cilium-release").inputs;
    assert.deepEqual([chart, version], ["cilium", "1.20.0"]);
    const { eni, ipam, routingMode, kubeProxyReplacement } = values as Record<string, Inputs>;
    assert.equal(eni?.["enabled"], true);
    assert.deepEqual(ipam, { mode: "eni" });
    assert.equal(routingMode, "native");
    assert.equal(kubeProxyReplacement, "true");
  });
});

describe("the first nodes", () => {
  it("CLU-06: wait for the CNI, kube-proxy and the agent, where one stack holds all layers", async () => {
    const dev = await plannedResources("dev");
    assert.equal(dev.record.topology, "single");
    const groups = dev.all("aws:eks/nodeGroup:NodeGroup");
    assert.ok(groups.length > 0);
    for (const group of groups) {
      for (const addon of ofLayer(dev, ADDON)) {
        assert.ok(waitsFor(dev, group, addon), `${group.name} does not wait for ${addon.name}`);
      }
    }
  });
});

describe("what no environment may ask of its cluster", () => {
  it("CLU-04: prod's endpoint is private only", async () => {
    const { endpointPublicAccess } = (await plannedResources("prod")).get(CLUSTER).inputs[
      "vpcConfig"
    ] as Inputs;
    assert.equal(endpointPublicAccess, false);
  });

  it("CLU-04: a public endpoint that is open to the internet is a finding, and no cluster is planned", async () => {
    const prod = await loadEnvironment("prod");
    const endpointPublicAccess = { enabled: true as const, publicAccessCidrs: ["0.0.0.0/0"] };
    const plan = await planned({ ...prod, cluster: { ...prod.cluster, endpointPublicAccess } });
    assert.deepEqual(plan.all(CLUSTER), []);
    const findings = plan.record.preflight
      .filter(({ status }) => status === "fail")
      .map(({ message }) => message);
    assert.ok(
      findings.some((message) => message.includes("0.0.0.0/0 opens the API to the whole internet")),
      findings.join("\n"),
    );
  });
});
