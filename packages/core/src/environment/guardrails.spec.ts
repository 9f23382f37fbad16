/** Proves: guardrails.yaml is held against its schema, and the shipped environments keep within it. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { charts } from "../catalogue/index.ts";
import { EnvironmentError } from "./problems/problem.ts";
import { loadGuardrails } from "./guardrails.ts";
import { loadEnvironment } from "./load.ts";
import { inDirectory, lines, SHIPPED, shippedText, TODAY } from "./testing/mutated.ts";

const shipped = fileURLToPath(SHIPPED);

async function problemLines(text: string): Promise<string[]> {
  return inDirectory({ "guardrails.yaml": text }, (directory) =>
    loadGuardrails(directory).then(
      () => [],
      (error: unknown) => (error as EnvironmentError).problems.map(lines),
    ),
  );
}

const lineOf = (start: string): number =>
  shippedText("guardrails")
    .split("\n")
    .findIndex((line) => line.trimStart().startsWith(start)) + 1;

const EXPECTED = [
  "guardrails.yaml:1 maxPoolSize: is missing\n  change: add maxPoolSize: a whole number from 1 to 450. Largest maxSize of one managed node pool, in nodes",
  'guardrails.yaml:5 allowedRegions[2]: must be an AWS region code such as us-east-1 (got "Ireland")\n  change: correct allowedRegions[2]: AWS region code, for example us-east-1',
  `guardrails.yaml:${lineOf("maxPoolSize:")} maxPoolsize: is not a known key (did you mean maxPoolSize?)\n  change: rename it to maxPoolSize`,
  `guardrails.yaml:${lineOf("prod:")} environments.prod.monthlyBudgetUsd: must be a number without a unit, because the key's name says Usd (got "$15000")\n  change: write monthlyBudgetUsd: 15000`,
];

describe("loadGuardrails", () => {
  it("loads the shipped file", async () => {
    const guardrails = await loadGuardrails(shipped);
    assert.deepEqual(Object.keys(guardrails.environments), ["dev", "staging", "prod", "prod-dr"]);
  });

  it("reports every problem at once", async () => {
    const text = shippedText("guardrails")
      .replace("[us-east-1, us-west-2]", "[us-east-1, us-east-1, Ireland]")
      .replace("maxPoolSize: 50", "maxPoolsize: 50")
      .replace("monthlyBudgetUsd: 15000", "monthlyBudgetUsd: $15000");
    assert.deepEqual(await problemLines(text), EXPECTED);
  });

  it("refuses an entry that is listed twice", async () => {
    const text = shippedText("guardrails").replace("[us-east-1, us-west-2]", "[us-east-1, us-east-1]");
    assert.deepEqual(await problemLines(text), [
      "guardrails.yaml:5 allowedRegions[1]: is listed twice (got us-east-1)\n  change: list it once",
    ]);
  });

  it("says that the file is missing", async () => {
    await inDirectory({}, async (directory) => {
      await assert.rejects(loadGuardrails(directory), (error: unknown) => {
        assert.ok(error instanceof EnvironmentError);
        assert.match(lines(error.problems[0]), /^guardrails\.yaml: there is no such file/);
        return true;
      });
    });
  });
});

describe("the shipped guardrails", () => {
  it("allow the repository of every chart in the catalogue, and no other", async () => {
    const { allowedHelmRepositories } = await loadGuardrails(shipped);
    const used = new Set(Object.values(charts()).map(({ repository }) => repository));
    assert.deepEqual(allowedHelmRepositories, [...used].sort());
  });

  for (const name of ["dev", "staging", "prod", "prod-dr"]) {
    it(`hold for ${name}`, async () => {
      const limits = await loadGuardrails(shipped);
      const { aws, cluster, nodePools } = await loadEnvironment(name, shipped, { today: TODAY });
      const pools = Object.values(nodePools);
      assert.ok(limits.allowedRegions.includes(aws.region));
      assert.ok(limits.allowedKubernetesVersions.includes(cluster.kubernetesVersion));
      for (const type of pools.flatMap(({ instanceTypes }) => instanceTypes)) {
        assert.ok(limits.allowedInstanceFamilies.includes(type.split(".")[0] ?? ""), type);
      }
      assert.ok(pools.every(({ maxSize }) => maxSize <= limits.maxPoolSize));
      const nodes = pools.reduce((sum, { maxSize }) => sum + maxSize, 0);
      assert.ok(nodes <= (limits.environments[name]?.maxNodes ?? 0), `${nodes} nodes`);
    });
  }
});
