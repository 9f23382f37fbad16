/** Proves that adding a zone or a kind of subnet, or writing zones in another order, moves nothing that is there. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import type { HardenedVpcArgs, NatGatewayStrategy } from "./index.ts";
import { createVpc, threeZones, withoutPods, zone } from "./testing/three-zones.ts";

/** Inputs of every real resource, by URN: what an engine would compare. */
async function resources(args: HardenedVpcArgs): Promise<Map<string, unknown>> {
  const { registrations, errors, refusals } = await observe(() => createVpc(args));
  assert.deepEqual([errors, refusals], [[], []]);
  return new Map(registrations.filter(({ custom }) => custom).map(({ urn, inputs }) => [urn, inputs]));
}

async function assertOnlyAdds(before: HardenedVpcArgs, after: HardenedVpcArgs): Promise<number> {
  const [old, now] = [await resources(before), await resources(after)];
  for (const [urn, inputs] of old) assert.deepEqual(now.get(urn), inputs, urn);
  return now.size - old.size;
}

describe("stability of a HardenedVpc", () => {
  const four = { ...threeZones, availabilityZones: [...threeZones.availabilityZones, zone(4, "d")] };
  // Two kinds of awsx subnet and one of pods, each with route table, association and route; a NAT gateway has an address.
  const added: Record<NatGatewayStrategy, number> = { OnePerAz: 14, Single: 12, None: 10 };

  for (const strategy of ["OnePerAz", "Single", "None"] as const) {
    it(`a fourth zone with NAT ${strategy} only adds its own resources`, async () => {
      const natGatewayStrategy = strategy;
      const count = await assertOnlyAdds(
        { ...threeZones, natGatewayStrategy },
        { ...four, natGatewayStrategy },
      );
      assert.equal(count, added[strategy]);
    });
  }

  it("a fourth zone written first changes nothing either", async () => {
    const availabilityZones = [zone(4, "d"), ...threeZones.availabilityZones];
    assert.equal(await assertOnlyAdds(threeZones, { ...threeZones, availabilityZones }), added.OnePerAz);
  });

  it("zones in another order are the same resources", async () => {
    const availabilityZones = [zone(3, "c"), zone(1, "a"), zone(2, "b")];
    assert.equal(await assertOnlyAdds(threeZones, { ...threeZones, availabilityZones }), 0);
  });

  it("a pod range added later only adds pod resources", async () => {
    // The range itself, and in each zone a subnet, a route table, its association and a route.
    assert.equal(await assertOnlyAdds(withoutPods(threeZones), threeZones), 13);
  });
});
