/** Proves what nodes cost at each size, on demand and on spot, with their volumes and metrics; figures by hand. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { PlannedResource } from "@drydock/core/plan-record";
import {
  charges,
  deployment,
  estimate,
  gaps,
  nodeGroup,
  nodePool,
  object,
  resource,
} from "../testing/plan.ts";
import { cheapestFor, dearestWithin, type NodeSize } from "./fill.ts";

const TEMPLATE = resource(
  "aws:ec2/launchTemplate:LaunchTemplate",
  "template",
  {
    blockDeviceMappings: [{ ebs: { volumeType: "gp3", volumeSize: 100, iops: 3000, throughput: 125 } }],
    monitoring: { enabled: true },
  },
  { id: "lt-1" },
);
const WITH_TEMPLATE = { launchTemplate: { id: "lt-1" } };

const NODE_CLASS = object("karpenter.k8s.aws/v1:EC2NodeClass", "default", {
  spec: {
    blockDeviceMappings: [{ ebs: { volumeType: "gp3", volumeSize: "50Gi" } }],
    detailedMonitoring: true,
  },
});

describe("managed node groups", () => {
  it("cost 730 * 0.192 a node of m5.xlarge, 100 * 0.08 for its disk, 7 * 0.30 for its metrics", () => {
    const group = nodeGroup("workers", [5, 5, 50], { instanceTypes: ["m5.xlarge"], ...WITH_TEMPLATE });
    assert.deepEqual(charges([TEMPLATE, group]), [
      "detailed monitoring of the nodes: 10.5 / 10.5 / 105",
      "gp3 volume, 100 GiB, of each node: 40 / 40 / 400",
      "nodes on demand, m5.xlarge: 700.8 / 700.8 / 7008",
    ]);
  });

  it("on spot cost 45% of the cheapest, the mean and the dearest type: 0.1504, 0.1584, 0.1664", () => {
    const inputs = { instanceTypes: ["t3.xlarge", "t3a.xlarge"], capacityType: "SPOT", diskSize: 10 };
    assert.deepEqual(charges([nodeGroup("workers", [3, 3, 20], inputs)]), [
      "gp3 volume, 10 GiB, of each node: 2.4 / 2.4 / 16",
      "nodes on spot, t3.xlarge or t3a.xlarge: 148.22 / 156.1 / 1093.25",
    ]);
    assert.deepEqual(
      charges([nodeGroup("workers", [3, 3, 20], inputs)], { assumptions: { spotPriceShare: 1 } })[1],
      "nodes on spot, t3.xlarge or t3a.xlarge: 329.38 / 346.9 / 2429.44",
    );
  });

  it("on demand cost the first type as long as there is capacity", () => {
    const group = nodeGroup("workers", [1, 1, 1], { instanceTypes: ["t3.xlarge", "t3a.xlarge"] });
    assert.equal(charges([group])[1], "nodes on demand, t3.xlarge or t3a.xlarge: 109.79 / 121.47 / 121.47");
  });

  it("without types and disk are what EKS takes: t3.medium with 20 GiB", () => {
    assert.deepEqual(charges([nodeGroup("workers", [1, 2, 3])]), [
      "gp3 volume, 20 GiB, of each node: 1.6 / 3.2 / 4.8",
      "nodes on demand, t3.medium: 30.37 / 60.74 / 91.1",
    ]);
  });

  it("with types that have no price name them, and count the others", () => {
    const group = nodeGroup("workers", [1, 1, 1], { instanceTypes: ["x99.large", "m5.large"], diskSize: 10 });
    assert.deepEqual(gaps([group]), ["aws:eks/nodeGroup:NodeGroup: no price for ec2/x99.large in us-east-1"]);
    assert.equal(charges([group])[1], "nodes on demand, m5.large: 70.08 / 70.08 / 70.08");
  });

  it("are a pool named as the component around them, without its layer", () => {
    const component = resource("drydock:pool:Pool", "base-workers");
    const group = { ...nodeGroup("base-workers-group", [1, 1, 1]), parent: component.urn };
    assert.deepEqual(Object.keys(estimate([component, group]).byPool), ["workers"]);
    assert.deepEqual(Object.keys(estimate([nodeGroup("alone", [1, 1, 1])]).byPool), ["alone"]);
  });
});

describe("Karpenter node pools", () => {
  const LIMITS = { cpu: "20", memory: "64Gi" };

  it("cost nothing at the least, and four nodes at the most where 64Gi hold four of m5.xlarge", () => {
    assert.deepEqual(charges([NODE_CLASS, nodePool("p", "m5.xlarge", ["on-demand"], LIMITS)]), [
      "detailed monitoring of the nodes: 0 / 0 / 8.4",
      "gp3 volume, 50 GiB, of each node: 0 / 0 / 16",
      "nodes on demand, at the most 4 m5.xlarge: 0 / 0 / 560.64",
    ]);
  });

  it("cost 45% on spot, and the whole at the most where on-demand may stand in", () => {
    const [spot, either] = [["spot"], ["spot", "on-demand"]].map(
      (capacity) => charges([nodePool("p", "m5.xlarge", capacity, LIMITS)])[0],
    );
    assert.equal(spot, "nodes on spot, at the most 4 m5.xlarge: 0 / 0 / 252.29");
    assert.equal(either, "nodes on spot, else on demand, at the most 4 m5.xlarge: 0 / 0 / 560.64");
  });

  it("hold the workloads that no managed node group takes: 6 CPUs are two nodes", () => {
    const tolerations = [{ key: "elastic", operator: "Exists" }];
    const nodeSelector = { "karpenter.sh/nodepool": "p" };
    const all = [
      nodePool("p", "m5.xlarge", ["spot"], LIMITS),
      nodeGroup("workers", [1, 1, 1], { diskSize: 10 }),
      deployment("elastic", 3, { cpu: "2", memory: "1Gi" }, { tolerations, nodeSelector }),
      deployment("usual", 9, { cpu: "2", memory: "1Gi" }),
    ];
    assert.ok(charges(all).includes("nodes on spot, at the most 4 m5.xlarge: 0 / 126.14 / 252.29"));
  });

  it("without limits have no figure, and neither have those that no priced type fits", () => {
    const type = "kubernetes:karpenter.sh/v1:NodePool";
    assert.deepEqual(gaps([nodePool("p", "m5.xlarge", ["spot"])]), [
      `${type}: pool p has no limits: its maximum is not known`,
    ]);
    assert.deepEqual(gaps([nodePool("p", "x99.large", ["spot"], LIMITS)]), [
      `${type}: no priced instance type fits pool p`,
    ]);
  });
});

describe("filling a pool", () => {
  const size = (type: string, cpu: number, memoryGiB: number, usd: number): NodeSize => ({
    type,
    cpu,
    memoryGiB,
    hourlyUsd: usd,
    monthlyUsd: usd * 730,
  });
  const SMALL = size("small", 2, 8, 0.1);
  const LARGE = size("large", 8, 64, 0.5);

  it("is at its dearest where nodes times price is the most: 10 small for 1.0, or 2 large for 1.0 and a bit", () => {
    const limits = { cpu: 20, memoryGiB: 128 };
    assert.deepEqual(dearestWithin([SMALL, LARGE], limits), { size: LARGE, nodes: 2 });
    assert.deepEqual(dearestWithin([SMALL, size("large", 8, 64, 0.49)], limits), { size: SMALL, nodes: 10 });
    assert.equal(dearestWithin([SMALL], { cpu: Infinity, memoryGiB: Infinity }), undefined);
  });

  it("is at its cheapest with the type that holds what is asked for the least", () => {
    assert.deepEqual(cheapestFor([SMALL, LARGE], { cpu: 3, memoryGiB: 4 }), { size: SMALL, nodes: 2 });
    assert.deepEqual(cheapestFor([SMALL, LARGE], { cpu: 2, memoryGiB: 64 }), { size: LARGE, nodes: 1 });
    assert.deepEqual(cheapestFor([LARGE, SMALL], { cpu: 0, memoryGiB: 0 }), { size: SMALL, nodes: 0 });
  });

  it("never exceeds the limits, never holds less than is asked, and never costs less for more", () => {
    const amount = fc.record({
      cpu: fc.nat(500),
      memoryGiB: fc.nat(2000),
    });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const both = { cpu: a.cpu + b.cpu, memoryGiB: a.memoryGiB + b.memoryGiB };
        for (const fill of [dearestWithin, cheapestFor]) {
          const [less, more] = [fill([SMALL, LARGE], a), fill([SMALL, LARGE], both)];
          assert.ok(less && more);
          assert.ok(less.nodes * less.size.monthlyUsd <= more.nodes * more.size.monthlyUsd + 1e-6);
        }
        const most = dearestWithin([SMALL, LARGE], a);
        assert.ok(
          most && most.nodes * most.size.cpu <= a.cpu && most.nodes * most.size.memoryGiB <= a.memoryGiB,
        );
        const least = cheapestFor([SMALL, LARGE], a);
        assert.ok(least.nodes * least.size.cpu >= a.cpu && least.nodes * least.size.memoryGiB >= a.memoryGiB);
      }),
    );
  });
});

describe("more nodes", () => {
  const sizes = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(20));
  const group = (...counts: [number, number, number]): PlannedResource =>
    nodeGroup("workers", counts, { instanceTypes: ["t3.large", "m5.large"], capacityType: "SPOT" });

  it("never cost less, and the maximum never less than the typical, and that never less than the minimum", () => {
    fc.assert(
      fc.property(sizes, ([minimum, more, evenMore, added]) => {
        const counts: [number, number, number] = [minimum, minimum + more, minimum + more + evenMore];
        const before = estimate([group(...counts)]).range;
        const grown = counts.map((count) => count + added) as [number, number, number];
        const after = estimate([group(...grown)]).range;
        assert.ok(before.minimum <= before.typical && before.typical <= before.maximum);
        for (const at of ["minimum", "typical", "maximum"] as const) assert.ok(before[at] <= after[at]);
      }),
      { numRuns: 50 },
    );
  });
});
