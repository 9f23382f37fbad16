/** Proves which blocks and names the subnets of a VPC get under each strategy, and what is refused. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { cidrContains, cidrsOverlap } from "@drydock/core/cidr";
import { assertElasticIps, assertNatHasSubnets, assertNoGaps, assertNoOverlap } from "./checks.ts";
import { planSubnets, type SubnetRequest } from "./plan.ts";

const THREE = ["us-east-1a", "us-east-1b", "us-east-1c"];

function blocks(request: Partial<SubnetRequest>, cidr = "10.0.0.0/16"): string[] {
  const planner = planSubnets({ vpc: "v", zones: THREE, strategy: "Auto", nameTags: "Legacy", ...request });
  return planner.subnets(cidr).map((subnet) => `${subnet.logicalName} ${subnet.cidrBlock}`);
}

function layout(request: Partial<SubnetRequest>, cidr = "10.0.0.0/16"): unknown {
  const planner = planSubnets({ vpc: "v", zones: THREE, strategy: "Auto", nameTags: "Legacy", ...request });
  return planner.layout(planner.subnets(cidr));
}

describe("planSubnets", () => {
  it("gives Auto without specs half of each zone private and a quarter public", () => {
    assert.deepEqual(blocks({ zones: THREE.slice(0, 2) }), [
      "v-private-1 10.0.0.0/18",
      "v-public-1 10.0.64.0/19",
      "v-private-2 10.0.128.0/18",
      "v-public-2 10.0.192.0/19",
    ]);
  });

  it("keeps default subnets of a very large zone within a /16", () => {
    assert.deepEqual(blocks({ zones: ["us-east-1a"] }, "10.0.0.0/8"), [
      "v-private-1 10.0.0.0/17",
      "v-public-1 10.0.128.0/18",
    ]);
  });

  it("refuses default subnets in a zone smaller than a /26", () => {
    assert.throws(() => blocks({}, "10.0.0.0/25"), /a \/26 in each availability zone, and there is a \/27/);
  });

  it("takes Auto specs in the order given and aligns each to its size", () => {
    const specs = [
      { type: "Public" as const, cidrMask: 24 },
      { type: "Private" as const, cidrMask: 20 },
      { type: "Isolated" as const, size: 256 },
    ];
    assert.deepEqual(blocks({ zones: THREE.slice(0, 2), specs }, "10.1.0.0/16"), [
      "v-public-1 10.1.0.0/24",
      "v-private-1 10.1.16.0/20",
      "v-isolated-1 10.1.32.0/24",
      "v-public-2 10.1.128.0/24",
      "v-private-2 10.1.144.0/20",
      "v-isolated-2 10.1.160.0/24",
    ]);
  });

  it("divides a zone evenly among specs without a mask, in the zone share that zoneCidrMask sets", () => {
    const specs = [{ type: "Public" as const }, { type: "Private" as const }, { type: "Isolated" as const }];
    assert.deepEqual(blocks({ zones: ["us-east-1a"], specs, zoneCidrMask: 20 }), [
      "v-public-1 10.0.0.0/22",
      "v-private-1 10.0.4.0/22",
      "v-isolated-1 10.0.8.0/22",
    ]);
  });

  it("refuses specs that do not fit into a zone", () => {
    const specs = [
      { type: "Public" as const, cidrMask: 18 },
      { type: "Private" as const, cidrMask: 24 },
    ];
    assert.throws(
      () => blocks({ specs }),
      /hold 16640 addresses, and its share of 10.0.0.0\/16 \(\/18\) has 16384/,
    );
  });

  it("replaces the default of a type under AutoMerge, mask included, and adds the other specs", () => {
    const specs = [
      { type: "Public" as const, tags: { a: "b" } },
      { type: "Isolated" as const, cidrMask: 28 },
    ];
    assert.deepEqual(blocks({ zones: ["us-east-1a"], strategy: "AutoMerge", specs }), [
      "v-private-1 10.0.0.0/17",
      "v-public-1 10.0.128.0/18",
      "v-isolated-1 10.0.192.0/28",
    ]);
    assert.throws(
      () =>
        blocks({
          strategy: "AutoMerge",
          specs: [{ type: "Public", cidrBlocks: ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"] }],
        }),
      /AutoMerge takes no cidrBlocks/,
    );
  });

  it("takes written blocks as they are under Auto and Exact, and ignores them under Legacy", () => {
    const specs = [
      { type: "Public" as const, cidrBlocks: ["10.0.1.0/24", "10.0.2.0/24"] },
      { type: "Private" as const, name: "apps", cidrBlocks: ["10.0.10.0/24", "10.0.20.0/24"] },
    ];
    const zones = THREE.slice(0, 2);
    const expected = [
      "v-public-1 10.0.1.0/24",
      "v-apps-1 10.0.10.0/24",
      "v-public-2 10.0.2.0/24",
      "v-apps-2 10.0.20.0/24",
    ];
    assert.deepEqual(blocks({ zones, specs }), expected);
    assert.deepEqual(blocks({ zones, specs, strategy: "Exact" }), expected);
    assert.deepEqual(blocks({ zones, specs, strategy: "Legacy" }), [
      "v-apps-1 10.0.0.0/19",
      "v-public-1 10.0.32.0/20",
      "v-apps-2 10.0.128.0/19",
      "v-public-2 10.0.160.0/20",
    ]);
  });

  it("orders Legacy by type and lists the defaults type after type", () => {
    assert.deepEqual(blocks({ strategy: "Legacy" }), [
      "v-private-1 10.0.0.0/19",
      "v-private-2 10.0.64.0/19",
      "v-private-3 10.0.128.0/19",
      "v-public-1 10.0.32.0/20",
      "v-public-2 10.0.96.0/20",
      "v-public-3 10.0.160.0/20",
    ]);
    const specs = [
      { type: "Isolated" as const },
      { type: "Public" as const, cidrMask: 20 },
      { type: "Private" as const, cidrMask: 24 },
    ];
    assert.deepEqual(blocks({ zones: ["us-east-1a"], strategy: "Legacy", specs }), [
      "v-private-1 10.0.0.0/24",
      "v-public-1 10.0.16.0/20",
      "v-isolated-1 10.0.32.0/24",
    ]);
  });

  it("lets a single Legacy subnet use the whole of a small zone", () => {
    const specs = [{ type: "Isolated" as const }];
    assert.deepEqual(blocks({ zones: ["us-east-1a"], strategy: "Legacy", specs }, "10.0.0.0/26"), [
      "v-isolated-1 10.0.0.0/26",
    ]);
  });

  it("says the layout with the space between as Unused", () => {
    assert.deepEqual(layout({ strategy: "Legacy" }), [
      { type: "Private", cidrMask: 19 },
      { type: "Unused", cidrMask: 19 },
      { type: "Private", cidrMask: 19 },
    ]);
    assert.deepEqual(layout({ specs: [{ type: "Public", name: "edge", cidrMask: 24 }] }), [
      { type: "Public", name: "edge", cidrMask: 24, size: 256 },
    ]);
  });

  it("puts the zone into the Name tag on request and leaves logical names alone", () => {
    const request = { vpc: "v", zones: ["us-west-2-lax-1a", "us-gov-west-1b"], strategy: "Auto" as const };
    const subnets = planSubnets({ ...request, nameTags: "AvailabilityZone" }).subnets("10.0.0.0/16");
    assert.deepEqual(
      subnets.map(({ logicalName, nameTag }) => `${logicalName} ${nameTag}`),
      [
        "v-private-1 v-private-2-lax-1a",
        "v-public-1 v-public-2-lax-1a",
        "v-private-2 v-private-1b",
        "v-public-2 v-public-1b",
      ],
    );
  });

  for (const [what, specs, message] of [
    [
      "two specs of a type without names",
      [{ type: "Public" }, { type: "Public" }],
      /2 specs of type public need different names/,
    ],
    ["a size that is no power of two", [{ type: "Public", size: 300 }], /size 300 is not a power of two/],
    [
      "a size that contradicts the mask",
      [{ type: "Public", size: 256, cidrMask: 25 }],
      /size 256 is not that of a \/25, which is 128/,
    ],
    [
      "too few blocks",
      [{ type: "Public", cidrBlocks: ["10.0.0.0/24"] }],
      /1 cidrBlocks for 3 availability zones/,
    ],
    [
      "blocks on one spec only",
      [{ type: "Public", cidrBlocks: ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"] }, { type: "Private" }],
      /subnetSpecs\[1\] has no cidrBlocks/,
    ],
    [
      "a mask that contradicts the blocks",
      [{ type: "Public", cidrMask: 25, cidrBlocks: ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"] }],
      /cidrMask 25 contradicts its cidrBlocks/,
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => blocks({ specs: specs as unknown as SubnetRequest["specs"] }), message);
    });
  }

  it("keeps Auto subnets inside the VPC, apart from each other, and where they were when a zone is added", () => {
    const type = fc.constantFrom(
      "Public" as const,
      "Private" as const,
      "Isolated" as const,
      "Unused" as const,
    );
    const spec = fc.record({ type, cidrMask: fc.integer({ min: 22, max: 28 }) });
    fc.assert(
      fc.property(
        fc.array(spec, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (unnamed, zoneCount) => {
          const specs = unnamed
            .map((each, i) => ({ ...each, name: `s${i}` }))
            .sort((a, b) => a.cidrMask - b.cidrMask);
          const request = { specs, zoneCidrMask: 19 };
          const some = blocks({ ...request, zones: THREE.slice(0, zoneCount) });
          const cidrs = some.map((line) => line.split(" ")[1] ?? "");
          assert.ok(cidrs.every((cidr) => cidrContains("10.0.0.0/16", cidr)));
          assert.ok(cidrs.every((a, i) => cidrs.every((b, j) => i === j || !cidrsOverlap(a, b))));
          assert.deepEqual(blocks({ ...request, zones: THREE }).slice(0, some.length), some);
        },
      ),
    );
  });
});

describe("checks", () => {
  const subnet = (nameTag: string, type: "Public" | "Private" | "Isolated", cidrBlock: string) => ({
    type,
    cidrBlock,
    nameTag,
    zone: "us-east-1a",
    zoneIndex: 0,
    logicalName: nameTag,
    spec: { type },
  });

  it("name every subnet that overlaps another", () => {
    const subnets = [
      subnet("a", "Public", "10.0.0.0/23"),
      subnet("b", "Private", "10.0.1.0/24"),
      subnet("c", "Private", "10.0.2.0/24"),
    ];
    assert.throws(() => {
      assertNoOverlap(subnets);
    }, /subnets overlap: a 10.0.0.0\/23, b 10.0.1.0\/24;/);
  });

  it("name the gaps that Exact leaves", () => {
    const full = [subnet("a", "Public", "10.0.0.0/17"), subnet("b", "Private", "10.0.128.0/17")];
    assertNoGaps("10.0.0.0/16", full);
    assert.throws(() => {
      assertNoGaps("10.0.0.0/16", full.slice(1));
    }, /before b 10.0.128.0\/17/);
    assert.throws(() => {
      assertNoGaps("10.0.0.0/16", full.slice(0, 1));
    }, /the end of 10.0.0.0\/16/);
  });

  it("want public subnets for NAT gateways, and private or isolated ones that use them", () => {
    const both = [subnet("a", "Public", "10.0.0.0/24"), subnet("b", "Isolated", "10.0.1.0/24")];
    assertNatHasSubnets("Single", both);
    assertNatHasSubnets("None", both.slice(1));
    assert.throws(() => {
      assertNatHasSubnets("OnePerAz", both.slice(1));
    }, /OnePerAz needs public subnets/);
    assert.throws(() => {
      assertNatHasSubnets("Single", both.slice(0, 1));
    }, /Single needs public subnets/);
  });

  for (const [strategy, count, message] of [
    ["None", 1, /needs a strategy other than None/],
    ["Single", 2, /Single takes one Elastic IP, and 2 are given/],
    ["OnePerAz", 2, /each of 3 availability zones, and 2 are given/],
    ["PerRegion", 0, /PerRegion is none of None, Single, OnePerAz/],
  ] as const) {
    it(`refuse ${count} Elastic IPs with ${strategy}`, () => {
      assert.throws(() => {
        assertElasticIps(strategy, Array.from({ length: count }), 3);
      }, message);
    });
  }

  it("accept Elastic IPs that fit", () => {
    assertElasticIps("None", [], 3);
    assertElasticIps("Single", ["a"], 3);
    assertElasticIps("OnePerAz", ["a", "b", "c"], 3);
  });
});
