/** Proves the pod arithmetic against published figures and by its properties. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { instanceType } from "./instance-types.ts";
import { maxPods, type PodNetworking, recommendedMaxPods } from "./max-pods.ts";

const plain: PodNetworking = { prefixDelegation: false, customNetworking: false };
const prefixes: PodNetworking = { prefixDelegation: true, customNetworking: false };
const custom: PodNetworking = { prefixDelegation: false, customNetworking: true };
const both: PodNetworking = { prefixDelegation: true, customNetworking: true };

const limits = fc.record({
  maxEnis: fc.integer({ min: 2, max: 24 }),
  ipv4PerEni: fc.integer({ min: 2, max: 64 }),
  vcpu: fc.integer({ min: 1, max: 192 }),
});

describe("max pods", () => {
  for (const [type, networking, addresses, advised] of [
    ["t3.large", plain, 35, 35],
    ["m5.large", plain, 29, 29],
    ["m5.large", prefixes, 434, 110],
    ["m5.large", custom, 20, 20],
    ["m5.large", both, 290, 110],
    ["r5.xlarge", plain, 58, 58],
    ["r5.xlarge", prefixes, 898, 110],
    ["c5.18xlarge", plain, 737, 250],
  ] as const) {
    it(`${type} with ${JSON.stringify(networking)} has addresses for ${addresses}, advised are ${advised}`, () => {
      const facts = instanceType(type);
      assert.ok(facts);
      assert.equal(maxPods(facts, networking), addresses);
      assert.equal(recommendedMaxPods(facts, networking), advised);
    });
  }

  it("grows sixteenfold with prefixes, apart from the two pods on the host network", () => {
    fc.assert(
      fc.property(limits, (type) => {
        assert.equal(maxPods(type, prefixes) - 2, 16 * (maxPods(type, plain) - 2));
        assert.equal(maxPods(type, both) - 2, 16 * (maxPods(type, custom) - 2));
      }),
    );
  });

  it("loses exactly one interface to custom networking", () => {
    fc.assert(
      fc.property(limits, (type) => {
        assert.equal(maxPods(type, plain) - maxPods(type, custom), type.ipv4PerEni - 1);
        assert.equal(maxPods(type, custom), maxPods({ ...type, maxEnis: type.maxEnis - 1 }, plain));
      }),
    );
  });

  it("is advised never above the addresses, nor above the ceiling for the vCPUs", () => {
    fc.assert(
      fc.property(limits, fc.constantFrom(plain, prefixes, custom, both), (type, networking) => {
        const advised = recommendedMaxPods(type, networking);
        assert.ok(advised <= maxPods(type, networking));
        assert.ok(advised <= (type.vcpu > 30 ? 250 : 110));
      }),
    );
  });
});
