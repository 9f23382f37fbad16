/** Proves how charges become an estimate: sums, region, what is free, the claim, and that order does not matter. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { costSchema, type PlannedResource } from "@drydock/core/plan-record";
import { estimateCost } from "./estimate.ts";
import { deployment, estimate, nodeGroup, provider, resource, storageClass } from "./testing/plan.ts";

const CLUSTER = resource(
  "aws:eks/cluster:Cluster",
  "cluster",
  { version: "1.35", upgradePolicy: { supportType: "STANDARD" } },
  { layer: "cluster" },
);
const ON_DEMAND = nodeGroup("steady", [1, 2, 4], { instanceTypes: ["m5.xlarge"], diskSize: 50 });
const SPOT = nodeGroup("spot", [2, 2, 4], {
  instanceTypes: ["m5.xlarge"],
  capacityType: "SPOT",
  diskSize: 50,
});
const KEY = resource("aws:kms/key:Key", "key");
const ROLE = resource("aws:iam/role:Role", "role");
const CONFIG = resource("kubernetes:core/v1:ConfigMap", "config");
const ALL: readonly PlannedResource[] = [
  CLUSTER,
  ON_DEMAND,
  SPOT,
  KEY,
  ROLE,
  CONFIG,
  storageClass("usual", { type: "gp3" }, { isDefault: true }),
  deployment("api", 2, { cpu: "1", memory: "1Gi" }),
];

describe("an estimate", () => {
  it("sums up what is charged, by layer and by pool: nodes 140.16 or 63.072 with 4 for their disks", () => {
    const { range, layers, pools, monthlyUsd, byLayer, byPool } = estimate(ALL);
    assert.deepEqual(pools, {
      spot: { minimum: 134.14, typical: 134.14, maximum: 268.29 },
      steady: { minimum: 144.16, typical: 288.32, maximum: 576.64 },
    });
    assert.deepEqual(layers, {
      base: { minimum: 279.33, typical: 423.76, maximum: 848.93 },
      cluster: { minimum: 73, typical: 73, maximum: 73 },
    });
    assert.deepEqual(range, { minimum: 352.33, typical: 496.76, maximum: 921.93 });
    assert.deepEqual(
      [monthlyUsd, byLayer, byPool],
      [496.76, { base: 423.76, cluster: 73 }, { spot: 134.14, steady: 288.32 }],
    );
  });

  it("says what costs nothing, why, and how much stands on prices that are not verified", () => {
    const { free, noPrice, unverifiedUsd } = estimate([KEY, ROLE, CONFIG, CLUSTER]);
    assert.deepEqual(noPrice, []);
    assert.deepEqual(
      free.map(({ type, count }) => `${count} ${type}`),
      ["1 aws:iam/role:Role", "1 kubernetes:core/v1:ConfigMap", "1 pulumi:providers:aws"],
    );
    assert.ok(free.every(({ reason }) => reason.length > 10));
    assert.equal(unverifiedUsd, 1.3);
  });

  it("is held by the published schema", () => {
    assert.deepEqual(costSchema.parse(estimate(ALL)), estimate(ALL));
  });

  it("takes the region of most providers, or of the subnets; without either nothing has a price", () => {
    const subnet = resource("aws:ec2/subnet:Subnet", "s", { availabilityZone: "us-west-2b" });
    const west = estimateCost([subnet, KEY]);
    assert.deepEqual([west.region, west.monthlyUsd, west.unverifiedUsd], ["us-west-2", 1.3, 1.3]);
    const [east, other] = [provider("us-east-1"), provider("eu-central-1")];
    assert.equal(estimateCost([subnet, east, other, { ...east, urn: "another" }]).region, "us-east-1");
    const nowhere = estimateCost([KEY]);
    assert.deepEqual([nowhere.region, nowhere.monthlyUsd], ["", 0]);
    assert.deepEqual(
      nowhere.noPrice.map(({ reason }) => reason),
      ["no price for kms/key in an unnamed region", "no price for kms/requests in an unnamed region"],
    );
  });

  it("lists every assumption, and says which were overridden", () => {
    const { assumptions } = estimate([KEY], {
      assumptions: { keyRequests10k: { minimum: 0, typical: 0, maximum: 0 } },
    });
    const overridden = assumptions.filter(({ source }) => source === "overridden");
    assert.deepEqual(
      overridden.map(({ id, value }) => [id, value]),
      [["keyRequests10k", { minimum: 0, typical: 0, maximum: 0 }]],
    );
    assert.ok(assumptions.length > 10);
    assert.ok(assumptions.every(({ meaning, unit }) => meaning.length > 10 && unit !== ""));
  });

  it("does not depend on the order of the resources", () => {
    const expected = estimateCost([provider(), ...ALL]);
    fc.assert(
      fc.property(fc.shuffledSubarray([provider(), ...ALL], { minLength: ALL.length + 1 }), (mixed) =>
        assert.deepEqual(estimateCost(mixed), expected),
      ),
      { numRuns: 30 },
    );
  });
});

describe("the claim of 30 percent", () => {
  /** Without disks and with two nodes each: 280.32 on demand, 126.144 on spot instead of 280.32. */
  const nodes = [ON_DEMAND, SPOT].map((group) => ({ ...group, inputs: { ...group.inputs, diskSize: 0 } }));

  it("is what spot takes off the platform: 154.18 of 560.64 are 27.5 percent, of nodes and of the whole", () => {
    const { savings } = estimate(nodes);
    assert.equal(savings?.onDemandUsd.typical, 560.64);
    assert.equal(savings.bySpot.typical, 0.275);
    assert.equal(savings.bySpotOfNodes.typical, 0.275);
    assert.equal(savings.spotShare.typical, 0.5);
    assert.equal(savings.metByPlan, false);
  });

  it("is reached on nodes alone where spot is 0.30 / 0.55 of them", () => {
    assert.equal(estimate(nodes).savings?.spotShareNeeded, 0.545);
    const half = estimate(nodes, { assumptions: { spotPriceShare: 0.4 } }).savings;
    assert.deepEqual([half?.spotShareNeeded, half?.bySpot.typical, half?.metByPlan], [0.5, 0.3, true]);
  });

  it("adds what 65 instead of 40 percent utilisation saves: 560.64 * 1.625 = 911.04 for 406.46", () => {
    const { savings } = estimate(nodes);
    assert.equal(savings?.withUtilisation.typical, 0.554);
    assert.equal(savings.withUtilisationOfNodes.typical, 0.554);
    assert.equal(savings.metWithAssumptions, true);
  });

  it("counts what is not nodes on both sides: 73 more is 24.3 percent", () => {
    const { savings } = estimate([...nodes, CLUSTER]);
    assert.deepEqual(
      [savings?.bySpot.typical, savings?.bySpotOfNodes.typical, savings?.withUtilisationOfNodes.typical],
      [0.243, 0.275, 0.554],
    );
  });

  it("is not made where there are no nodes", () => {
    assert.equal(estimate([KEY]).savings, undefined);
  });
});
