/** Proves: each check finds one broken rule in the shipped prod environment, with its path, message and remedy. */
import assert from "node:assert/strict";
import { parse } from "yaml";
import { environmentSchema } from "../schema.ts";
import { lines, mutatedProd, problemsOfText, shippedText, TODAY } from "../testing/mutated.ts";
import { addonVersionCheck } from "./addons.ts";
import { APPS } from "./cases/apps.ts";
import { set } from "./cases/case.ts";
import { BACKUP } from "./cases/backup.ts";
import { CLUSTER } from "./cases/cluster.ts";
import { DATA } from "./cases/data.ts";
import { DELIVERY } from "./cases/delivery.ts";
import { EDGE } from "./cases/edge.ts";
import { OBSERVABILITY } from "./cases/observability.ts";
import { MESH } from "./cases/mesh.ts";
import { NETWORK } from "./cases/network.ts";
import { POOLS } from "./cases/pools.ts";
import { ROUTES } from "./cases/routes.ts";
import { SECURITY } from "./cases/security.ts";
import { STANDBY } from "./cases/standby.ts";
import { WORKLOADS } from "./cases/workloads.ts";
import { CHECKS } from "./index.ts";
import { karpenterSupport } from "./kubernetes-version.ts";

const FACTS = { name: "prod", today: TODAY, siblings: {} };
const prod = environmentSchema.parse(parse(shippedText()));

const CASES = [
  ...NETWORK,
  ...STANDBY,
  ...CLUSTER,
  ...POOLS,
  ...WORKLOADS,
  ...MESH,
  ...EDGE,
  ...SECURITY,
  ...DATA,
  ...DELIVERY,
  ...ROUTES,
  ...BACKUP,
  ...OBSERVABILITY,
  ...APPS,
];

describe("checks of an environment", () => {
  it("find nothing in the shipped prod", async () => {
    assert.deepEqual(await problemsOfText(shippedText()), []);
  });

  for (const { check, change, path, message, remedy, others } of CASES) {
    it(`${check}: ${path} ${message.source.slice(0, 50)}`, async () => {
      const problems = await problemsOfText(mutatedProd(change), "prod", others);
      assert.equal(problems.length, 1, problems.map(lines).join("\n"));
      const [problem] = problems;
      assert.equal(problem?.path, path);
      assert.match(problem.message, message);
      assert.match(problem.change, remedy);
    });
  }

  it("zonesOfRegion: zones that agree with each other may be right, and the region wrong", async () => {
    const problems = await problemsOfText(mutatedProd(set(["aws", "region"], "eu-west-1")));
    assert.deepEqual(
      problems.map(({ path, change: remedy }) => `${path}: ${remedy}`),
      ["a", "b", "c"].map(
        (letter, i) =>
          `network.availabilityZones[${i}].name: write a zone such as eu-west-1${letter}, or aws.region: us-east-1`,
      ),
    );
  });

  // The catalogue is complete, so nothing in an environment can make these two speak.
  it("addonVersions: an add-on that the catalogue does not pin needs a version", () => {
    const found = addonVersionCheck((name) => name !== "coredns").find(prod, FACTS);
    assert.deepEqual(
      found.map(({ path }) => path.join(".")),
      ["cluster.addons.coredns.version"],
    );
    assert.match(
      found[0]?.message ?? "",
      /^is missing, and the catalogue pins no version for Kubernetes 1\.35$/,
    );
    assert.deepEqual(addonVersionCheck(() => true).find(prod, FACTS), []);
  });

  it("karpenterSupportsVersion: Karpenter must be as new as the minor needs", () => {
    const [found] = karpenterSupport(() => "1.8.9").find(prod, FACTS);
    assert.equal(
      found?.message,
      'needs Karpenter 1.9 or newer (got "1.35", the catalogue has Karpenter 1.8.9)',
    );
    assert.deepEqual(karpenterSupport(() => "1.9.0").find(prod, FACTS), []);
  });

  it("have a case each", () => {
    const covered = new Set([
      ...CASES.map(({ check }) => check),
      "addonVersions",
      "karpenterSupportsVersion",
    ]);
    assert.deepEqual(
      Object.keys(CHECKS).filter((name) => !covered.has(name)),
      [],
    );
  });
});
