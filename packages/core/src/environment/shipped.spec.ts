/** Proves: the shipped environments relate to each other as OPS-01 says: staging shaped like prod, dev small. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { cidrsOverlap } from "../cidr.ts";
import { loadEnvironment } from "./load.ts";
import type { Environment } from "./schema.ts";
import { SHIPPED, TODAY } from "./testing/mutated.ts";

describe("OPS-01: the shipped environments", () => {
  let dev: Environment;
  let staging: Environment;
  let prod: Environment;
  before(async () => {
    [dev, staging, prod] = (await Promise.all(
      ["dev", "staging", "prod"].map((name) =>
        loadEnvironment(name, fileURLToPath(SHIPPED), { today: TODAY }),
      ),
    )) as [Environment, Environment, Environment];
  });

  it("staging has prod's shape", () => {
    const shape = (environment: Environment): unknown => ({
      topology: environment.topology,
      zones: environment.network.availabilityZones.length,
      natGateways: environment.network.natGateways,
      vpcEndpoints: environment.network.vpcEndpoints,
      networking: environment.cluster.networking,
      addons: Object.keys(environment.cluster.addons),
      pools: Object.entries(environment.nodePools).map(
        ([name, { instanceTypes, capacityType, labels, taints }]) => ({
          name,
          instanceTypes,
          capacityType,
          labels,
          taints,
        }),
      ),
      autoscaling: {
        clusterAutoscaler: environment.autoscaling.clusterAutoscaler,
        karpenter: Object.keys(environment.autoscaling.karpenter?.nodePools ?? {}),
      },
    });
    assert.deepEqual(shape(staging), shape(prod));
  });

  it("staging is smaller than prod", () => {
    const nodes = ({ nodePools }: Environment): number =>
      Object.values(nodePools).reduce((sum, { maxSize }) => sum + maxSize, 0);
    assert.ok(nodes(staging) < nodes(prod) / 2, `${nodes(staging)} of ${nodes(prod)} nodes`);
    for (const [name, { maxSize }] of Object.entries(staging.nodePools)) {
      assert.ok(maxSize <= (prod.nodePools[name]?.maxSize ?? 0), name);
    }
  });

  it("dev is small and cheap: one stack, one NAT gateway, Karpenter only", () => {
    assert.equal(dev.topology, "single");
    assert.equal(dev.network.natGateways.strategy, "Single");
    assert.deepEqual(Object.keys(dev.nodePools), ["system"]);
    assert.equal(dev.autoscaling.clusterAutoscaler, undefined);
    assert.ok(dev.autoscaling.karpenter);
  });

  it("have accounts and VPC ranges of their own", () => {
    const all = [dev, staging, prod];
    assert.equal(new Set(all.map(({ aws }) => aws.accountId)).size, 3);
    for (const [i, { network }] of all.entries()) {
      for (const other of all.slice(i + 1)) {
        assert.ok(!cidrsOverlap(network.vpcCidrBlock, other.network.vpcCidrBlock));
      }
    }
  });
});
