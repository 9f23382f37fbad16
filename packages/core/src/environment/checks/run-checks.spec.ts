/** Proves: a check sees all that is valid of what it reads, and runs only where that is enough for it. */
import assert from "node:assert/strict";
import { parse } from "yaml";
import type { Environment } from "../schema.ts";
import { environmentSchema } from "../schema.ts";
import { mutatedProd, shippedText, TODAY } from "../testing/mutated.ts";
import { formatPath, parsePath, type Path, pathsOf, startsWith } from "../yaml/path.ts";
import { CHECKS } from "./index.ts";
import { viewFor } from "./run-checks.ts";

const prod = environmentSchema.parse(parse(shippedText()));
const see = (reads: readonly string[], ...invalid: string[]): Environment | undefined =>
  viewFor({ reads, find: () => [] }, prod, invalid.map(parsePath));

describe("what a check sees", () => {
  it("is the whole environment when nothing is wrong", () => assert.equal(see(["network"]), prod));
  it("is the whole environment when something else is wrong", () => {
    assert.equal(see(["network.vpcCidrBlock"], "network.podCidrBlock", "nodePools.data.disk"), prod);
  });
  it("is nothing when what it reads is wrong, or a part of it, or what is around it", () => {
    for (const invalid of ["network.vpcCidrBlock", "network", "network.vpcCidrBlock.x"]) {
      assert.equal(see(["network.vpcCidrBlock"], invalid), undefined, invalid);
    }
  });
  it("leaves out the pools in which what it reads is wrong", () => {
    const view = see(["nodePools.*.maxSize"], "nodePools.data.maxSize", "nodePools.memory.disk.sizeGiB");
    assert.deepEqual(
      Object.keys(view?.nodePools ?? {}),
      Object.keys(prod.nodePools).filter((name) => name !== "data"),
    );
  });
  it("is nothing when the map of pools itself is wrong", () => {
    assert.equal(see(["nodePools.*.maxSize"], "nodePools"), undefined);
  });
});

describe("every check", () => {
  const facts = { name: "prod", today: TODAY, siblings: {} };
  // Environments in which the optional branches of the checks are walked too.
  const environments = [
    prod,
    environmentSchema.parse(
      parse(
        mutatedProd((text) => {
          text.setIn(["network", "natGateways", "strategy"], "None");
          text.setIn(["nodePools", "data", "availabilityZones"], text.createNode(["us-east-1a"]));
          text.setIn(
            ["cluster", "endpointPublicAccess"],
            text.createNode({ enabled: true, publicAccessCidrs: ["203.0.113.0/24"] }),
          );
          text.setIn(["aws", "standby"], text.createNode({ region: "us-west-2", environment: "prod-dr" }));
        }),
      ),
    ),
  ];
  for (const [name, check] of Object.entries(CHECKS)) {
    it(`${name} reads no more than it says`, () => {
      for (const environment of environments) {
        const reads = check.reads.map(parsePath);
        const needed = (path: Path): boolean =>
          reads.some((read) => {
            const filled = read.map((step, i) => (step === "*" ? (path[i] ?? step) : step));
            return startsWith(path, filled) || startsWith(filled, path);
          });
        const kept = structuredClone(environment) as unknown;
        for (const path of pathsOf(environment).filter((one) => !needed(one))) remove(kept, path);
        assert.deepEqual(check.find(kept as Environment, facts), check.find(environment, facts));
      }
    });
  }
});

/** Takes a key away; items of lists stay, for a list is valid as a whole or not at all. */
function remove(value: unknown, path: Path): void {
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], value);
  const last = path.at(-1);
  if (typeof last !== "string" || holder === null || typeof holder !== "object" || Array.isArray(holder))
    return;
  // A map of which nothing valid is left is still a map.
  const inner = (holder as Record<string, unknown>)[last];
  const map = inner !== null && typeof inner === "object" && !Array.isArray(inner);
  if (map && OPTIONAL_OR_MAPS.includes(formatPath(path))) return;
  delete (holder as Record<string, unknown>)[last];
}

/** Maps whose presence alone is read. */
const OPTIONAL_OR_MAPS = ["autoscaling", "autoscaling.clusterAutoscaler", "autoscaling.karpenter"];
