/** Proves the arithmetic of pools: order, subnets, capacities, taints, tags and where controllers run. */
import assert from "node:assert/strict";
import { loadEnvironment } from "@drydock/core/environment";
import fc from "fast-check";
import {
  autoscalingGroupTags,
  kubernetesTaint,
  poolCapacities,
  type PoolSettings,
  poolsInOrder,
  poolSubnetIds,
  poolTaints,
  startupTaints,
  systemPool,
} from "./plan.ts";

const { nodePools } = await loadEnvironment("prod");
const data = systemPool({ system: nodePools["data"] as PoolSettings });
const zones = ["us-east-1a", "us-east-1b", "us-east-1c"];
const subnets = ["subnet-a", "subnet-b", "subnet-c"];

describe("poolsInOrder", () => {
  it("puts the system pool first and keeps the order of the others", () => {
    const pools = { zebra: data, system: data, ant: data };
    assert.deepEqual(
      poolsInOrder(pools).map(([name]) => name),
      ["system", "zebra", "ant"],
    );
  });
});

describe("systemPool", () => {
  it("refuses an environment without one", () => {
    assert.throws(() => systemPool({ data }), {
      message: "nodePools.system: missing; the cluster's controllers run on this pool",
    });
  });
});

describe("poolSubnetIds", () => {
  it("spans every zone of the network by default", () => {
    assert.deepEqual(poolSubnetIds("data", undefined, zones, subnets), subnets);
  });

  it("follows the network's order, whatever the pool's", () => {
    assert.deepEqual(poolSubnetIds("data", ["us-east-1c", "us-east-1a"], zones, subnets), [
      "subnet-a",
      "subnet-c",
    ]);
  });

  it("refuses a zone that the network does not have", () => {
    assert.throws(() => poolSubnetIds("data", ["us-east-1a", "us-east-1f"], zones, subnets), {
      message:
        "nodePools.data.availabilityZones: the network has no us-east-1f; its zones are us-east-1a, us-east-1b, us-east-1c",
    });
  });

  it("gives each of any zones its own subnet", () => {
    fc.assert(
      fc.property(fc.subarray(zones, { minLength: 1 }), (chosen) => {
        const ids = poolSubnetIds("data", chosen, zones, subnets);
        assert.deepEqual(
          ids,
          chosen.map((zone) => `subnet-${zone.at(-1)}`),
        );
      }),
    );
  });
});

describe("poolCapacities", () => {
  it("reads the instance type catalogue", () => {
    assert.deepEqual(poolCapacities("compute", ["c5.2xlarge", "r5.xlarge"]), [
      { vcpu: 8, memoryMiB: 16384 },
      { vcpu: 4, memoryMiB: 32768 },
    ]);
  });

  it("refuses what the catalogue does not know", () => {
    assert.throws(() => poolCapacities("compute", ["c5.huge"]), {
      message: "nodePools.compute.instanceTypes: c5.huge is not in the instance type catalogue",
    });
  });
});

describe("taints", () => {
  it("are the pool's own where the CNI is Amazon's", () => {
    assert.deepEqual(poolTaints(data, "VpcCni"), [{ key: "workload", value: "data", effect: "NO_SCHEDULE" }]);
    assert.deepEqual(startupTaints("VpcCniWithCalico"), []);
  });

  it("keep pods off a node until Cilium has it", () => {
    assert.deepEqual(poolTaints(data, "CiliumEni").at(-1), {
      key: "node.cilium.io/agent-not-ready",
      value: "true",
      effect: "NO_EXECUTE",
    });
  });

  it("are spelled as Kubernetes spells them", () => {
    assert.deepEqual(
      (["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"] as const).map(
        (effect) => kubernetesTaint({ key: "a", value: "b", effect }).effect,
      ),
      ["NoSchedule", "NoExecute", "PreferNoSchedule"],
    );
  });
});

describe("autoscalingGroupTags", () => {
  it("adds nothing to what EKS sets, for a pool that always has nodes", () => {
    assert.deepEqual(autoscalingGroupTags(data, true), {});
  });

  it("takes a pool of no owner away from Cluster Autoscaler", () => {
    assert.deepEqual(autoscalingGroupTags({ ...data, autoscaler: "None" }, true), {
      "k8s.io/cluster-autoscaler/enabled": "false",
    });
    assert.deepEqual(autoscalingGroupTags({ ...data, autoscaler: "None" }, false), {});
  });

  it("says what the first node of an empty pool would be", () => {
    assert.deepEqual(autoscalingGroupTags({ ...data, minSize: 0 }, true), {
      "k8s.io/cluster-autoscaler/node-template/label/workload": "data",
      "k8s.io/cluster-autoscaler/node-template/label/spot": "false",
      "k8s.io/cluster-autoscaler/node-template/taint/workload": "data:NoSchedule",
    });
  });
});
