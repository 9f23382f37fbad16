/** Proves what the layer creates for each choice of autoscaler, that nothing of it is refused, and what waits for what. */
import assert from "node:assert/strict";
import { type Environment, loadEnvironment } from "@drydock/core/environment";
import type { Registration } from "@drydock/simulator/in-process";
import { observe, type Observed } from "@drydock/simulator/testing";
import { nodePools } from "./index.ts";
import { contextOf } from "./testing/upstream.ts";

const prod = await loadEnvironment("prod");
const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const ADDON = "aws:eks/addon:Addon";
const RELEASE = "kubernetes:helm.sh/v3:Release";
const NODE_CLASS = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
const GUARD = "kubernetes:core/v1:ConfigMap";
const NODE_POOL = "kubernetes:karpenter.sh/v1:NodePool";

async function build(environment: Environment): Promise<Observed> {
  const { accountId, region } = environment.aws;
  const seen = await observe(() => nodePools.build(contextOf(environment)), { accountId, region });
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.refusals, []);
  return seen;
}

const names = (registrations: readonly Registration[]): string[] =>
  registrations.map(({ name }) => name).sort();

/**
 * Whether `later` is created after `earlier` and removed before it: through what it depends on, or through what a
 * component above it depends on.
 */
function waitsFor(seen: Observed, later: Registration, earlier: Registration): boolean {
  const byUrn = new Map(seen.registrations.map((registration) => [registration.urn, registration]));
  const visited = new Set<string>();
  const visit = (urn: string | undefined): void => {
    const found = urn === undefined || visited.has(urn) ? undefined : byUrn.get(urn);
    if (!found) return;
    visited.add(found.urn);
    for (const next of [...found.dependencies, found.parent]) visit(next);
  };
  visit(later.urn);
  return visited.has(earlier.urn);
}

function assertWaits(seen: Observed, later: Registration, earlier: Registration): void {
  assert.ok(waitsFor(seen, later, earlier), `${later.name} does not wait for ${earlier.name}`);
}

describe("the layer with both autoscalers", () => {
  let seen: Observed;
  before(async () => {
    seen = await build(prod);
  });

  it("registers the system pool first of the pools", () => {
    assert.equal(seen.all(NODE_GROUP)[0]?.name, "nodepools-system-node-group");
  });

  it("installs the five add-ons once the system pool is there, in the order that they need", () => {
    const system = seen.get(NODE_GROUP, "nodepools-system-node-group");
    assert.equal(seen.all(ADDON).length, 5);
    for (const addon of seen.all(ADDON)) assertWaits(seen, addon, system);
    const addon = (name: string): Registration => seen.get(ADDON, `nodepools-${name}-addon`);
    for (const name of [
      "metrics-server",
      "snapshot-controller",
      "aws-ebs-csi-driver",
      "aws-efs-csi-driver",
    ]) {
      assertWaits(seen, addon(name), addon("coredns"));
    }
    assertWaits(seen, addon("aws-ebs-csi-driver"), addon("snapshot-controller"));
    assert.equal(waitsFor(seen, addon("coredns"), addon("metrics-server")), false);
  });

  it("installs Karpenter in the order in which it can be taken away again", () => {
    const release = (name: string): Registration => seen.get(RELEASE, `nodepools-karpenter-${name}`);
    const nodeClass = seen.get(NODE_CLASS);
    for (const pool of seen.all(NODE_POOL)) assertWaits(seen, pool, nodeClass);
    assertWaits(seen, nodeClass, release("release"));
    assertWaits(seen, release("release"), release("crds"));
    for (const addon of seen.all(ADDON)) assertWaits(seen, release("crds"), addon);
    assertWaits(seen, nodeClass, seen.get("aws:eks/accessEntry:AccessEntry"));
    assertWaits(seen, nodeClass, seen.get("aws:kms/key:Key"));
  });

  it("removes a Karpenter node pool only when its nodes are gone", () => {
    for (const object of [...seen.all(NODE_POOL), ...seen.all(NODE_CLASS)]) {
      const { annotations } = object.inputs["metadata"] as { annotations: Record<string, string> };
      assert.equal(annotations["pulumi.com/deletionPropagationPolicy"], "foreground");
    }
  });

  it("keeps the drivers until the volumes are gone, and Karpenter until its nodes are", () => {
    const guard = (name: string): Registration => seen.get(GUARD, `nodepools-${name}-guard`);
    const karpenter = seen.get(RELEASE, "nodepools-karpenter-release");
    for (const driver of ["aws-ebs-csi-driver", "aws-efs-csi-driver"]) {
      assertWaits(seen, guard("volumes"), seen.get(ADDON, `nodepools-${driver}-addon`));
    }
    assertWaits(seen, guard("nodes"), karpenter);
    for (const pool of seen.all(NODE_POOL)) {
      assertWaits(seen, pool, guard("nodes"));
      assertWaits(seen, pool, guard("volumes"));
    }
  });

  it("starts Cluster Autoscaler after the pools, with its role", () => {
    const release = seen.get(RELEASE, "nodepools-cluster-autoscaler-release");
    for (const pool of seen.all(NODE_GROUP)) assertWaits(seen, release, pool);
    const association = seen
      .all("aws:eks/podIdentityAssociation:PodIdentityAssociation")
      .find(({ name }) => name === "nodepools-cluster-autoscaler-cluster-autoscaler-association");
    assert.ok(association);
    assertWaits(seen, release, association);
  });

  it("lets the key be used by those who attach volumes, and by nobody else", () => {
    const { Statement } = JSON.parse(String(seen.get("aws:kms/key:Key").inputs["policy"])) as {
      Statement: { Principal: { AWS?: string | string[] } }[];
    };
    const principals = new Set(Statement.flatMap(({ Principal }) => Principal.AWS ?? []));
    const account = "arn:aws:iam::111111111111";
    assert.deepEqual(
      principals,
      new Set([
        `${account}:root`,
        `${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
        `${account}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot`,
        String(seen.get("aws:iam/role:Role", "nodepools-karpenter-controller-role").outputs["arn"]),
      ]),
    );
  });

  it("hands over every field of its contract", () => {
    assert.deepEqual(Object.keys(seen.outputs).sort(), Object.keys(nodePools.contract.outputs.shape).sort());
    assert.deepEqual(nodePools.contract.outputs.safeParse(seen.outputs).error, undefined);
    assert.deepEqual(Object.keys(seen.outputs["addonRoleArns"] as object).sort(), [
      "aws-ebs-csi-driver",
      "aws-efs-csi-driver",
    ]);
  });
});

describe("the layer without", () => {
  it("Karpenter: has no queue, and only EC2 Auto Scaling may use the key", async () => {
    const { clusterAutoscaler } = prod.autoscaling;
    const seen = await build({ ...prod, autoscaling: { clusterAutoscaler } });
    assert.deepEqual(names(seen.all(RELEASE)), ["nodepools-cluster-autoscaler-release"]);
    assert.deepEqual([...seen.all("aws:sqs/queue:Queue"), ...seen.all(NODE_POOL)], []);
    assert.doesNotMatch(String(seen.get("aws:kms/key:Key").inputs["policy"]), /karpenter|EC2Spot/);
    assert.deepEqual(seen.outputs["karpenterNodePoolNames"], []);
  });

  it("Cluster Autoscaler: leaves the groups' tags alone", async () => {
    const { karpenter } = prod.autoscaling;
    const seen = await build({ ...prod, autoscaling: { karpenter } });
    assert.deepEqual(names(seen.all(RELEASE)), ["nodepools-karpenter-crds", "nodepools-karpenter-release"]);
    assert.deepEqual(seen.all("aws:autoscaling/tag:Tag"), []);
  });

  it("either: has nothing in the cluster but the guard of its volumes", async () => {
    const seen = await build({ ...prod, autoscaling: {} });
    const inCluster = seen.registrations.filter(({ type }) => type.startsWith("kubernetes:"));
    assert.deepEqual(names(inCluster), [
      "nodepools-volumes-binding",
      "nodepools-volumes-guard",
      "nodepools-volumes-policy",
    ]);
    assert.equal(seen.all(NODE_GROUP).length, Object.keys(prod.nodePools).length);
  });

  it("drivers of volumes: has no volumes to guard", async () => {
    const { coredns } = prod.cluster.addons;
    const seen = await build({ ...prod, autoscaling: {}, cluster: { ...prod.cluster, addons: { coredns } } });
    assert.deepEqual(seen.all(GUARD), []);
  });

  it("an add-on: has no role for it either", async () => {
    const { coredns } = prod.cluster.addons;
    const seen = await build({ ...prod, cluster: { ...prod.cluster, addons: { coredns } } });
    assert.deepEqual(names(seen.all(ADDON)), ["nodepools-coredns-addon"]);
    assert.deepEqual(seen.outputs["addonRoleArns"], {});
  });
});

describe("a pool", () => {
  const withPool = (change: Partial<Environment["nodePools"][string]>): Environment => {
    const data = prod.nodePools["data"];
    assert.ok(data);
    return { ...prod, nodePools: { ...prod.nodePools, data: { ...data, ...change } } };
  };

  it("of no autoscaler is taken out of Cluster Autoscaler's hands", async () => {
    const seen = await build(withPool({ autoscaler: "None" }));
    const tag = seen.get("aws:autoscaling/tag:Tag");
    assert.deepEqual(tag.inputs["tag"], {
      key: "k8s.io/cluster-autoscaler/enabled",
      value: "false",
      propagateAtLaunch: false,
    });
    assert.match(String(tag.inputs["autoscalingGroupName"]), /^eks-nodepools-data-/);
  });

  it("that may be empty describes its first node", async () => {
    const seen = await build(withPool({ minSize: 0 }));
    assert.deepEqual(names(seen.all("aws:autoscaling/tag:Tag")), [
      "nodepools-data-tag-cluster-autoscaler-node-template-label-spot",
      "nodepools-data-tag-cluster-autoscaler-node-template-label-workload",
      "nodepools-data-tag-cluster-autoscaler-node-template-taint-workload",
    ]);
  });

  it("of one zone has that zone's subnet", async () => {
    const seen = await build(withPool({ availabilityZones: ["us-east-1b"] }));
    const { subnetIds } = seen.get(NODE_GROUP, "nodepools-data-node-group").inputs;
    assert.deepEqual(subnetIds, [seen.get("aws:ec2/subnet:Subnet", "private-us-east-1b").id]);
  });

  it("of Bottlerocket is pinned to a release of it", async () => {
    const seen = await build(withPool({ amiType: "BOTTLEROCKET_x86_64" }));
    const { releaseVersion } = seen.get(NODE_GROUP, "nodepools-data-node-group").inputs;
    assert.match(String(releaseVersion), /^\d+\.\d+\.\d+-[0-9a-f]{8}$/);
  });
});

describe("nodes under Cilium", () => {
  it("start tainted, whoever makes them, and autoscalers know", async () => {
    const networking = { cni: "CiliumEni", prefixDelegation: true } as const;
    const seen = await build({ ...prod, cluster: { ...prod.cluster, networking } });
    const key = "node.cilium.io/agent-not-ready";
    for (const group of seen.all(NODE_GROUP))
      assert.match(JSON.stringify(group.inputs["taints"]), new RegExp(key));
    for (const pool of seen.all(NODE_POOL))
      assert.match(JSON.stringify(pool.inputs["spec"]), new RegExp(key));
    const release = seen.get(RELEASE, "nodepools-cluster-autoscaler-release");
    assert.match(JSON.stringify(release.inputs["values"]), new RegExp(`"startup-taint_1":"${key}"`));
  });
});
