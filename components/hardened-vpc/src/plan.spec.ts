/** Proves how zones become subnets: order by index, blocks in place, NAT per zone, and every layout problem named. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { NatGatewayStrategy, VpcZone } from "./args.ts";
import { layoutProblems, natGatewayPosition, podSubnets, subnetSpecs } from "./plan.ts";
import { threeZones, withoutPods, zone } from "./testing/three-zones.ts";

const zones = threeZones.availabilityZones;

describe("subnet layout", () => {
  it("gives every kind its blocks in the order of the zones' index", () => {
    assert.deepEqual(subnetSpecs([zone(2, "b"), zone(1, "a")], { private: { role: "nodes" } }), [
      { type: "Public", name: "public", cidrBlocks: ["10.0.1.0/24", "10.0.2.0/24"], tags: {} },
      {
        type: "Private",
        name: "private",
        cidrBlocks: ["10.0.10.0/24", "10.0.20.0/24"],
        tags: { role: "nodes" },
      },
    ]);
  });

  it("gives pod subnets the NAT gateway of their zone, the only one, or none", () => {
    const positions = (strategy: NatGatewayStrategy): unknown =>
      podSubnets(zones, strategy).map((subnet) => subnet.natGateway);
    assert.deepEqual(positions("OnePerAz"), [0, 1, 2]);
    assert.deepEqual(positions("Single"), [0, 0, 0]);
    assert.deepEqual(positions("None"), [undefined, undefined, undefined]);
    assert.deepEqual(podSubnets(zones, "Single")[1], {
      zoneName: "us-east-1b",
      cidrBlock: "100.64.32.0/19",
      natGateway: 0,
    });
    assert.deepEqual(podSubnets(withoutPods(threeZones).availabilityZones, "Single"), []);
  });

  it("does not depend on the order in which zones are written", () => {
    const six = ["a", "b", "c", "d", "e", "f"].map((letter, i) => zone(i + 1, letter));
    fc.assert(
      fc.property(fc.shuffledSubarray(six, { minLength: 6 }), (shuffled) => {
        assert.deepEqual(subnetSpecs(shuffled), subnetSpecs(six));
        assert.deepEqual(podSubnets(shuffled, "OnePerAz"), podSubnets(six, "OnePerAz"));
      }),
    );
  });

  it("only appends when a zone with the next index is added", () => {
    const letters = ["a", "b", "c", "d", "e", "f"];
    const upTo = (count: number): VpcZone[] =>
      letters.slice(0, count).map((letter, i) => zone(i + 1, letter));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), (count) => {
        const before = subnetSpecs(upTo(count)).map((spec) => spec.cidrBlocks);
        const after = subnetSpecs(upTo(count + 1)).map((spec) => spec.cidrBlocks.slice(0, count));
        assert.deepEqual(after, before);
        assert.deepEqual(
          podSubnets(upTo(count + 1), "OnePerAz").slice(0, count),
          podSubnets(upTo(count), "OnePerAz"),
        );
      }),
    );
  });

  it("finds a NAT gateway for every zone but never one that does not exist", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<NatGatewayStrategy>("None", "Single", "OnePerAz"),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(5),
        (strategy, count, offset) => {
          const index = (offset % count) + 1;
          const gateways = { None: 0, Single: 1, OnePerAz: count }[strategy];
          const position = natGatewayPosition(strategy, index);
          return gateways === 0 ? position === undefined : position !== undefined && position < gateways;
        },
      ),
    );
  });
});

describe("layout problems", () => {
  it("finds none in a good layout, with pods or without", () => {
    assert.deepEqual(layoutProblems(threeZones), []);
    assert.deepEqual(layoutProblems(withoutPods(threeZones)), []);
  });

  const bad: [string, VpcZone[], string | undefined, string[]][] = [
    ["no zones", [], undefined, ["availabilityZones: must name at least one zone"]],
    [
      "a gap in the indexes",
      [zone(1, "a"), zone(3, "c")],
      "100.64.0.0/16",
      ["availabilityZones: indexes must be 1 to 2, each once, so that no subnet is renumbered (got 1, 3)"],
    ],
    [
      "an index used twice, and a zone named twice",
      [zone(1, "a"), { ...zone(2, "a"), index: 1 }],
      "100.64.0.0/16",
      [
        "availabilityZones: indexes must be 1 to 2, each once, so that no subnet is renumbered (got 1, 1)",
        "availabilityZones: us-east-1a is named twice",
      ],
    ],
    [
      "pod subnets without a pod range",
      [zone(1, "a")],
      undefined,
      ["availabilityZones us-east-1a: podSubnetCidrBlock needs podCidrBlock"],
    ],
    [
      "a zone without its pod subnet",
      [zone(1, "a"), { ...zone(2, "b"), podSubnetCidrBlock: undefined }],
      "100.64.0.0/16",
      ["availabilityZones us-east-1b: podSubnetCidrBlock is required with podCidrBlock"],
    ],
  ];
  for (const [name, availabilityZones, podCidrBlock, problems] of bad) {
    it(`names ${name}`, () => {
      assert.deepEqual(layoutProblems({ availabilityZones, podCidrBlock }), problems);
    });
  }
});
