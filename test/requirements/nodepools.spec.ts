/** Proves rows NOD-01 to NOD-08, and the node part of CLU-06 and CLU-08, on the plans of the shipped environments. */
import assert from "node:assert/strict";
import {
  type Inputs,
  NODE_GROUP,
  type Pool,
  pool,
  pools,
  spec,
  values,
  waitsFor,
} from "../support/node-pools.ts";
import { type Planned, plannedResources } from "../support/plan.ts";

const ADDON = "aws:eks/addon:Addon";
const ENVIRONMENTS = ["dev", "staging", "prod", "prod-dr"] as const;
/** Environments with both autoscalers. */
const LARGE = ["staging", "prod"] as const;

/** Nothing is removed from a group but what the row says: the fields are compared exactly. */
function assertPool(actual: Pool, expected: Inputs): void {
  const picked = Object.fromEntries(Object.keys(expected).map((key) => [key, actual.group[key]]));
  assert.deepEqual(picked, expected);
}

function size(minSize: number, desiredSize: number, maxSize: number): Inputs {
  return { minSize, desiredSize, maxSize };
}

describe("requirements: nodepools", () => {
  const plans = {} as Record<(typeof ENVIRONMENTS)[number], Planned>;
  before(async () => {
    for (const environment of ENVIRONMENTS) plans[environment] = await plannedResources(environment);
  });

  it("are planned without a finding of this layer", () => {
    for (const environment of ENVIRONMENTS) {
      const findings = plans[environment].record.preflight.filter(({ layer }) => layer === "nodepools");
      assert.deepEqual(findings, [], environment);
    }
  });

  it("NOD-01: application-spot", () => {
    const actual = pool(plans.prod, "application-spot");
    assertPool(actual, {
      capacityType: "SPOT",
      instanceTypes: ["t3.xlarge", "t3a.xlarge"],
      scalingConfig: size(3, 3, 20),
      labels: { workload: "application", spot: "true" },
      taints: [],
      updateConfig: { maxUnavailablePercentage: 33 },
    });
    assert.deepEqual(
      actual.disks.map(({ volumeType, volumeSize }) => [volumeType, volumeSize]),
      [["gp3", 100]],
    );
  });

  it("NOD-02: data", () => {
    const actual = pool(plans.prod, "data");
    assertPool(actual, {
      capacityType: "ON_DEMAND",
      instanceTypes: ["r5.xlarge"],
      scalingConfig: size(3, 3, 6),
      labels: { workload: "data", spot: "false" },
      taints: [{ key: "workload", value: "data", effect: "NO_SCHEDULE" }],
      updateConfig: { maxUnavailable: 1 },
    });
    const [disk] = actual.disks;
    assert.deepEqual([disk?.volumeType, disk?.volumeSize], ["gp3", 200]);
    assert.ok(disk && disk.iops > 3000);
  });

  it("NOD-03: infrastructure", () => {
    const actual = pool(plans.prod, "infrastructure");
    assertPool(actual, {
      capacityType: "ON_DEMAND",
      instanceTypes: ["t3.large"],
      scalingConfig: size(3, 3, 6),
      labels: { workload: "infrastructure", spot: "false" },
      taints: [{ key: "workload", value: "infrastructure", effect: "NO_SCHEDULE" }],
      updateConfig: { maxUnavailable: 1 },
    });
    assert.deepEqual(
      actual.disks.map(({ volumeType, volumeSize }) => [volumeType, volumeSize]),
      [["gp3", 50]],
    );
  });

  const sized: [name: string, instanceType: string, minSize: number, maxSize: number][] = [
    ["system", "m5.large", 3, 4],
    ["application", "m5.xlarge", 5, 50],
    ["compute", "c5.2xlarge", 2, 20],
    ["memory", "r5.xlarge", 2, 10],
  ];
  for (const [name, instanceType, minSize, maxSize] of sized) {
    it(`NOD-04: ${name}`, () => {
      const { group } = pool(plans.prod, name);
      assert.deepEqual(group["instanceTypes"], [instanceType]);
      assert.deepEqual(group["scalingConfig"], size(minSize, minSize, maxSize));
    });
  }

  it("NOD-04: every pool spans the three zones", () => {
    const zoneOf = new Map(
      plans.prod.all("aws:ec2/subnet:Subnet").map(({ id, inputs }) => [id, inputs["availabilityZone"]]),
    );
    for (const { group } of pools(plans.prod)) {
      const zones = (group["subnetIds"] as string[]).map((id) => zoneOf.get(id));
      assert.deepEqual(zones, ["us-east-1a", "us-east-1b", "us-east-1c"]);
    }
  });

  it("NOD-04: the system pool has a node for each zone at least", () => {
    for (const environment of ENVIRONMENTS) {
      const { group } = pool(plans[environment], "system");
      const { minSize } = group["scalingConfig"] as { minSize: number };
      assert.ok(minSize >= (group["subnetIds"] as string[]).length, environment);
    }
  });

  for (const environment of ENVIRONMENTS) {
    it(`NOD-05: every node of ${environment} is hardened`, () => {
      const plan = plans[environment];
      const privateIds = plan
        .all("aws:ec2/subnet:Subnet")
        .filter(({ name }) => /private/.test(name))
        .map(({ id }) => id);
      const key = plan.get("aws:kms/key:Key", "nodepools-volumes-key");
      assert.equal(key.inputs["enableKeyRotation"], true);
      for (const { group, template, disks: volumes } of pools(plan)) {
        assert.deepEqual(template["metadataOptions"], {
          httpEndpoint: "enabled",
          httpTokens: "required",
          httpPutResponseHopLimit: 1,
          httpProtocolIpv6: "disabled",
          instanceMetadataTags: "disabled",
        });
        for (const { volumeType, encrypted, kmsKeyId } of volumes) {
          assert.deepEqual([volumeType, encrypted], ["gp3", "true"]);
          assert.match(kmsKeyId, new RegExp(`:key/${key.id}$`));
        }
        assert.deepEqual([template["keyName"], group["remoteAccess"]], [undefined, undefined]);
        const [networkInterface] = template["networkInterfaces"] as { associatePublicIpAddress: string }[];
        assert.equal(networkInterface?.associatePublicIpAddress, "false");
        assert.deepEqual(
          (group["subnetIds"] as string[]).filter((id) => !privateIds.includes(id)),
          [],
        );
        assert.match(String(group["amiType"]), /^(AL2023|BOTTLEROCKET)_/);
        assert.match(String(group["releaseVersion"]), /^\d+\.\d+\.\d+-\w+$/);
      }
    });
  }

  it("NOD-06: every pool takes 110 pods", () => {
    for (const environment of ENVIRONMENTS) {
      for (const { kubelet: configuration } of pools(plans[environment]))
        assert.equal(configuration["maxPods"], 110);
    }
  });

  it("NOD-06: every pool of prod and staging has static managers, and exactly the reserved memory that they need", () => {
    for (const environment of LARGE) {
      for (const { kubelet: configuration } of pools(plans[environment])) {
        const { cpuManagerPolicy, memoryManagerPolicy } = configuration;
        assert.deepEqual([cpuManagerPolicy, memoryManagerPolicy], ["static", "Static"], environment);
        const { kubeReserved, systemReserved, evictionHard, reservedMemory } = configuration as Record<
          string,
          Record<string, string>
        > & { reservedMemory: { numaNode: number; limits: { memory: string } }[] };
        const needed = [
          kubeReserved?.["memory"],
          systemReserved?.["memory"],
          evictionHard?.["memory.available"],
        ]
          .map((quantity) => Number(/^(\d+)Mi$/.exec(quantity ?? "")?.[1]))
          .reduce((sum, mebibytes) => sum + mebibytes, 0);
        assert.deepEqual(reservedMemory, [{ numaNode: 0, limits: { memory: `${needed}Mi` } }]);
        assert.ok(Number.parseInt(kubeReserved?.["cpu"] ?? "", 10) > 0);
      }
    }
  });

  for (const environment of LARGE) {
    it(`NOD-07: Cluster Autoscaler of ${environment}`, () => {
      const plan = plans[environment];
      const given = values(plan, "nodepools-cluster-autoscaler-release");
      const {
        "skip-nodes-with-local-storage": _local,
        "skip-nodes-with-system-pods": _system,
        ...flags
      } = given["extraArgs"] as Inputs;
      assert.deepEqual(flags, {
        expander: "least-waste",
        "balance-similar-node-groups": true,
        "scale-down-delay-after-add": "5m",
        "scale-down-unneeded-time": "5m",
        "scale-down-utilization-threshold": 0.5,
      });
      assert.deepEqual(given["resources"], {
        requests: { cpu: "100m", memory: "300Mi" },
        limits: { cpu: "1", memory: "1Gi" },
      });
      assert.deepEqual(given["autoDiscovery"], {
        clusterName: `drydock-${environment}`,
        tags: ["k8s.io/cluster-autoscaler/enabled=true", `k8s.io/cluster-autoscaler/drydock-${environment}`],
      });
      for (const group of plan.all(NODE_GROUP)) {
        assert.deepEqual(group.options?.ignoreChanges, ["scalingConfig.desiredSize"]);
      }
    });
  }

  for (const environment of ENVIRONMENTS) {
    it(`NOD-08: Karpenter's AWS side in ${environment}`, () => {
      const plan = plans[environment];
      plan.get("aws:iam/role:Role", "nodepools-karpenter-node-role");
      plan.get("aws:iam/role:Role", "nodepools-karpenter-controller-role");
      const queue = plan.get("aws:sqs/queue:Queue", "nodepools-karpenter-queue");
      assert.deepEqual(
        [queue.inputs["messageRetentionSeconds"], queue.inputs["sqsManagedSseEnabled"]],
        [300, true],
      );
      const patterns = plan
        .all("aws:cloudwatch/eventRule:EventRule")
        .filter(({ layer }) => layer === "nodepools")
        .map(({ inputs }) => JSON.parse(String(inputs["eventPattern"])) as Record<string, string[]>)
        .map((pattern) => [pattern["source"]?.join(), pattern["detail-type"]?.join()].join(": "));
      assert.deepEqual(patterns.sort(), [
        "aws.ec2: EC2 Capacity Reservation Instance Interruption Warning",
        "aws.ec2: EC2 Instance Rebalance Recommendation",
        "aws.ec2: EC2 Instance State-change Notification",
        "aws.ec2: EC2 Spot Instance Interruption Warning",
        "aws.health: AWS Health Event",
      ]);
      assert.equal(
        (values(plan, "nodepools-karpenter-release")["settings"] as Inputs)["interruptionQueue"],
        queue.inputs["name"],
      );
    });

    it(`NOD-08: Karpenter's node class and node pools in ${environment}`, () => {
      const plan = plans[environment];
      const nodeClass = spec(plan.get("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass"));
      assert.match(JSON.stringify(nodeClass["amiSelectorTerms"]), /^\[\{"alias":"al2023@v\d{8}"\}\]$/);
      const nodePools = plan.all("kubernetes:karpenter.sh/v1:NodePool");
      assert.deepEqual(nodePools.map(({ inputs }) => (inputs["metadata"] as Inputs)["name"]).sort(), [
        "default",
        "on-demand",
        "spot",
      ]);
      for (const nodePool of nodePools) {
        const { disruption, limits } = spec(nodePool) as Record<string, Inputs>;
        assert.equal(disruption?.["consolidationPolicy"], "WhenEmptyOrUnderutilized");
        assert.ok((disruption["budgets"] as unknown[]).length > 0);
        assert.deepEqual(Object.keys(limits ?? {}).sort(), ["cpu", "memory"]);
      }
    });
  }

  it("NOD-08: Karpenter's nodes are gone before what they need", () => {
    for (const environment of ENVIRONMENTS) {
      const plan = plans[environment];
      const needed = [
        plan.get("kubernetes:helm.sh/v3:Release", "nodepools-karpenter-release"),
        plan.get("aws:eks/accessEntry:AccessEntry", "nodepools-karpenter-access-entry"),
        plan.get(NODE_GROUP, "nodepools-system-node-group"),
        plan.get("aws:kms/key:Key", "nodepools-volumes-key"),
      ];
      for (const nodePool of plan.all("kubernetes:karpenter.sh/v1:NodePool")) {
        const early = needed.filter((resource) => !waitsFor(plan, nodePool, resource));
        assert.deepEqual(
          early.map(({ name }) => name),
          [],
          environment,
        );
      }
    }
  });

  it("NOD-08: no pod may be both autoscalers' to serve", () => {
    for (const environment of LARGE) {
      for (const nodePool of plans[environment].all("kubernetes:karpenter.sh/v1:NodePool")) {
        const { taints } = (spec(nodePool)["template"] as { spec: { taints: unknown } }).spec;
        assert.deepEqual(taints, [{ key: "workload", value: "elastic", effect: "NoSchedule" }]);
      }
    }
    const tainted = pools(plans.prod).filter(({ group }) =>
      JSON.stringify(group["taints"]).includes("elastic"),
    );
    assert.deepEqual(tainted, []);
  });

  it("CLU-06: add-ons after the nodes, each at an exact version", () => {
    for (const environment of ENVIRONMENTS) {
      const addons = plans[environment].all(ADDON).filter(({ layer }) => layer === "nodepools");
      assert.deepEqual(addons.map(({ inputs }) => inputs["addonName"]).sort(), [
        "aws-ebs-csi-driver",
        "aws-efs-csi-driver",
        "coredns",
        "metrics-server",
        "snapshot-controller",
      ]);
      for (const { inputs } of addons) {
        assert.match(String(inputs["addonVersion"]), /^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
      }
    }
  });

  it("CLU-06: add-ons after the nodes wait for the system pool, and the rest for cluster DNS", () => {
    for (const environment of ENVIRONMENTS) {
      const plan = plans[environment];
      const system = plan.get(NODE_GROUP, "nodepools-system-node-group");
      const coredns = plan.get(ADDON, "nodepools-coredns-addon");
      for (const addon of plan.all(ADDON).filter(({ layer }) => layer === "nodepools")) {
        assert.ok(waitsFor(plan, addon, system), `${environment} ${addon.name}`);
        assert.ok(waitsFor(plan, addon, coredns), `${environment} ${addon.name}`);
      }
      assert.equal(waitsFor(plan, system, coredns), false);
    }
  });

  it("CLU-08: every kubelet asks the API server 50 times a second, 100 at once", () => {
    for (const environment of ENVIRONMENTS) {
      const plan = plans[environment];
      for (const { kubelet: configuration } of pools(plan)) {
        assert.deepEqual([configuration["kubeAPIQPS"], configuration["kubeAPIBurst"]], [50, 100]);
      }
      const nodeClass = spec(plan.get("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass"));
      assert.match(String(nodeClass["userData"]), /"kubeAPIQPS": 50,\s+"kubeAPIBurst": 100/);
    }
  });
});
