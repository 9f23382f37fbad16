/** Proves: the shipped environments relate to each other as OPS-01 says: staging shaped like prod, dev small, prod-dr prod's standby. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { cidrsOverlap } from "../cidr.ts";
import { loadEnvironment } from "./load.ts";
import type { Environment } from "./schema.ts";
import { SHIPPED, TODAY } from "./testing/mutated.ts";

describe("OPS-01: the shipped environments", () => {
  let dev: Environment;
  let staging: Environment;
  let prod: Environment;
  let standby: Environment;
  before(async () => {
    [dev, staging, prod, standby] = (await Promise.all(
      ["dev", "staging", "prod", "prod-dr"].map((name) =>
        loadEnvironment(name, fileURLToPath(SHIPPED), { today: TODAY }),
      ),
    )) as [Environment, Environment, Environment, Environment];
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

  it("have VPC ranges of their own, and accounts, but for the standby, which is in that of prod", () => {
    const all = [dev, staging, prod, standby];
    assert.equal(new Set(all.map(({ aws }) => aws.accountId)).size, 3);
    assert.equal(standby.aws.accountId, prod.aws.accountId);
    assert.notEqual(standby.aws.region, prod.aws.region);
    for (const [i, { network }] of all.entries()) {
      for (const other of all.slice(i + 1)) {
        assert.ok(!cidrsOverlap(network.vpcCidrBlock, other.network.vpcCidrBlock));
      }
    }
  });

  it("the standby is prod but for its place, its few nodes, and what it follows", () => {
    const OWN = [
      /^environment$/,
      /^aws\.(region|standby|standbyOf)/,
      /^network\.(vpcCidrBlock|podCidrBlock|availabilityZones)/,
      /^nodePools\.[^.]+\.(minSize|desiredSize)$/,
      /^observability\.(prometheus\.remoteWrite|grafana\.host|cost\.costAndUsageReport)/,
      /^security\.(admission\.allowedRegistries|imageRepositories\.copyRegion|identity\.(keycloak|openfga))/,
      /^storage\.snapshots\.copyRegion$/,
      /^mesh\.(clusterName|network|eastWestGateway\.peerCidrBlocks)/,
      /^edge\.(regions|tools)/,
      /^delivery\.argoCd\.(host|tenants\.[^.]+\.sync)$/,
      /^data\.postgresql\.(backupCopyRegion|replicaOf)$/,
      /^backup\.(copyRegion|copyOf|services|schedules\.[^.]+\.cron)/,
    ];
    const paths = differing(prod, standby).filter((path) => !OWN.some((own) => own.test(path)));
    assert.deepEqual(paths, []);
  });

  it("the standby's pools can grow as large as prod's, and begin no larger", () => {
    for (const [name, { minSize, maxSize }] of Object.entries(standby.nodePools)) {
      assert.equal(maxSize, prod.nodePools[name]?.maxSize, name);
      assert.ok(minSize <= (prod.nodePools[name]?.minSize ?? 0), name);
    }
  });
});

/** Paths of the values that two environments do not share. */
function differing(one: unknown, other: unknown, path: readonly string[] = []): string[] {
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (isMap(one) && isMap(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return keys.flatMap((key) => differing(one[key], other[key], [...path, key]));
  }
  return isDeepStrictEqual(one, other) ? [] : [path.join(".")];
}
