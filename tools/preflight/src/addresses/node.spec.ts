/** Proves how many addresses one node takes, for known types, and what holds for every type and setting. */
import assert from "node:assert/strict";
import { instanceType, maxPods as mostPods } from "@drydock/core/catalogue";
import fc from "fast-check";
import { addressesOfNode, type NodeLimits, type NodeNetworking, worstOf } from "./node.ts";

const BASE: NodeNetworking = {
  vpcAddresses: true,
  prefixDelegation: false,
  customNetworking: false,
  warmPrefixes: 1,
  warmInterfaces: 1,
  podInterfaces: false,
};

function type(name: string): NodeLimits {
  const found = instanceType(name);
  assert.ok(found, name);
  return found;
}

const limits = fc.record({
  maxEnis: fc.integer({ min: 2, max: 15 }),
  ipv4PerEni: fc.integer({ min: 2, max: 50 }),
  branchInterfaces: fc.integer({ min: 0, max: 120 }),
});
const networking = fc.record({
  vpcAddresses: fc.constant(true),
  prefixDelegation: fc.boolean(),
  customNetworking: fc.boolean(),
  warmPrefixes: fc.integer({ min: 0, max: 4 }),
  warmInterfaces: fc.integer({ min: 0, max: 3 }),
  podInterfaces: fc.boolean(),
});
const pods = fc.integer({ min: 0, max: 300 });

describe("addresses of a node", () => {
  const cases: [string, string, number, Partial<NodeNetworking>, number, number][] = [
    ["seven prefixes for 108 pods, and a warm one", "m5.xlarge", 110, { prefixDelegation: true }, 0, 8],
    ["no warm prefix", "m5.xlarge", 110, { prefixDelegation: true, warmPrefixes: 0 }, 0, 7],
    [
      "custom networking: an interface beside the node's own",
      "m5.xlarge",
      110,
      { prefixDelegation: true, customNetworking: true },
      1,
      8,
    ],
    [
      "a trunk interface",
      "m5.xlarge",
      110,
      { prefixDelegation: true, customNetworking: true, podInterfaces: true },
      2,
      8,
    ],
    [
      "no trunk interface on T types",
      "t3.large",
      110,
      { prefixDelegation: true, customNetworking: true, podInterfaces: true },
      1,
      8,
    ],
    ["all four interfaces of 15, less the node's own address", "m5.xlarge", 58, {}, 59, 0],
    ["one interface used and one warm", "m5.xlarge", 16, {}, 29, 0],
    ["custom networking without prefixes", "m5.xlarge", 44, { customNetworking: true }, 45, 0],
    ["an overlay network takes nothing of the VPC", "m5.xlarge", 110, { vpcAddresses: false }, 0, 0],
  ];
  for (const [what, name, maxPods, settings, singles, prefixes] of cases) {
    it(`${what}: ${name} with ${maxPods} pods`, () => {
      const found = addressesOfNode(type(name), maxPods, { ...BASE, ...settings });
      assert.deepEqual(found, { node: 1, singles, prefixes });
    });
  }

  it("are enough for the pods that the type has addresses for", () => {
    fc.assert(
      fc.property(limits, pods, networking, (facts, wanted, cni) => {
        const { singles, prefixes } = addressesOfNode(facts, wanted, cni);
        const served = Math.min(wanted, mostPods(facts, cni)) - 2;
        assert.ok(singles + 16 * prefixes >= served);
      }),
    );
  });

  it("are never more than its interfaces hold", () => {
    fc.assert(
      fc.property(limits, pods, networking, (facts, wanted, cni) => {
        const { singles, prefixes } = addressesOfNode(facts, wanted, cni);
        const slots = facts.maxEnis * (facts.ipv4PerEni - 1);
        assert.ok(prefixes <= slots);
        assert.ok(singles <= facts.maxEnis * facts.ipv4PerEni + 1);
      }),
    );
  });

  it("do not fall when the node may run more pods", () => {
    fc.assert(
      fc.property(limits, pods, networking, (facts, wanted, cni) => {
        const [fewer, more] = [wanted, wanted + 1].map((count) => addressesOfNode(facts, count, cni));
        assert.ok(fewer && more && more.singles >= fewer.singles && more.prefixes >= fewer.prefixes);
      }),
    );
  });

  it("of a pool are those of its neediest type", () => {
    const cni = { ...BASE, prefixDelegation: true, customNetworking: true, podInterfaces: true };
    assert.deepEqual(worstOf([type("t3.large"), type("m5.xlarge")], 110, cni), {
      node: 1,
      singles: 2,
      prefixes: 8,
    });
  });
});
