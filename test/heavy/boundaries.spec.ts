// Proves that lint reports every import that the architecture forbids, and none that it allows.
import assert from "node:assert/strict";
import { join } from "node:path";
import { ESLint, type Linter } from "eslint";
import tseslint from "typescript-eslint";

const ROOT = join(import.meta.dirname, "..", "..");
const BOUNDARIES = "@nx/enforce-module-boundaries";
const IMPORTS = "@typescript-eslint/no-restricted-imports";
const SYNTAX = "no-restricted-syntax";

const PLACES = {
  stack: "stacks/network/index.ts",
  layer: "packages/network/src/index.ts",
  component: "components/hardened-vpc/src/index.ts",
  cluster: "components/hardened-cluster/src/index.ts",
  core: "packages/core/src/naming/tags.ts",
  upstream: "packages/core/src/layer/upstream.ts",
  rules: "policy-packs/rules/src/index.ts",
  pack: "policy-packs/hardening/index.ts",
  tool: "tools/planner/src/index.ts",
  simulator: "tools/simulator/src/index.ts",
  layerSpec: "packages/network/src/network.spec.ts",
} as const;

type Place = keyof typeof PLACES;
type Case = readonly [place: Place, imported: string, rule: string];

const FORBIDDEN: readonly Case[] = [
  ["stack", "@drydock/hardened-vpc", BOUNDARIES],
  ["stack", "@drydock/simulator", BOUNDARIES],
  ["stack", "@drydock/rules", BOUNDARIES],
  ["layer", "@drydock/cluster", BOUNDARIES],
  ["layer", "@drydock/stack-network", BOUNDARIES],
  ["layer", "@drydock/simulator", BOUNDARIES],
  ["layer", "@drydock/hardening-pack", BOUNDARIES],
  ["component", "@drydock/core/naming", BOUNDARIES],
  ["component", "@drydock/network", BOUNDARIES],
  ["component", "@drydock/simulator/testing", BOUNDARIES],
  ["core", "@drydock/log-group", BOUNDARIES],
  ["core", "@drydock/network", BOUNDARIES],
  ["core", "@drydock/planner", BOUNDARIES],
  ["rules", "@drydock/log-group", BOUNDARIES],
  ["rules", "@drydock/network", BOUNDARIES],
  ["rules", "@drydock/planner", BOUNDARIES],
  ["pack", "@drydock/core/naming", BOUNDARIES],
  ["pack", "@drydock/network", BOUNDARIES],
  ["layerSpec", "@drydock/cluster", BOUNDARIES],
  ["layer", "../../cluster/src/index.ts", BOUNDARIES],
  ["tool", "../../../packages/core/src/cidr.ts", BOUNDARIES],
  ["layer", "@drydock/core/src/cidr.ts", IMPORTS],
  ["tool", "@drydock/core/layer/upstream", IMPORTS],
  ["tool", "@drydock/network/src/index.ts", IMPORTS],
  ["layerSpec", "@drydock/simulator/src/simulator.ts", IMPORTS],
  ["rules", "@drydock/core/naming", IMPORTS],
  ["layer", "@pulumi/awsx", IMPORTS],
  ["layer", "@pulumi/eks", IMPORTS],
  ["component", "@pulumi/eks", IMPORTS],
  ["cluster", "@pulumi/awsx", IMPORTS],
  ["cluster", "@pulumi/awsx/ec2/index.js", IMPORTS],
  ["tool", "@pulumi/awsx", IMPORTS],
];

const ALLOWED: readonly (readonly [Place, string])[] = [
  ["stack", "@drydock/network"],
  ["stack", "@drydock/core/layer"],
  ["layer", "@drydock/hardened-vpc"],
  ["layer", "@drydock/core/contracts"],
  ["layer", "@drydock/core/cidr"],
  ["component", "@drydock/log-group"],
  ["component", "@pulumi/awsx"],
  ["cluster", "@pulumi/eks"],
  ["simulator", "@pulumi/awsx"],
  ["simulator", "@pulumi/eks"],
  ["pack", "@drydock/rules"],
  ["tool", "@drydock/simulator/in-process"],
  ["tool", "@drydock/stack-platform/layers"],
  ["tool", "@drydock/core/schemas/environment.schema.json"],
  ["layerSpec", "@drydock/simulator/testing"],
];

describe("module boundaries", function () {
  this.timeout(120_000);
  let eslint: ESLint;
  before(() => {
    // No rule of this spec needs types; without them a text is judged at the path of any file.
    eslint = new ESLint({ cwd: ROOT, overrideConfig: tseslint.configs.disableTypeChecked as Linter.Config });
  });

  const reported = async (place: Place, text: string): Promise<string[]> => {
    const [result] = await eslint.lintText(text, { filePath: join(ROOT, PLACES[place]) });
    const messages = result?.messages ?? [];
    assert.deepEqual(
      messages.filter((message) => message.fatal),
      [],
    );
    return messages.flatMap(({ ruleId }) =>
      ruleId && [BOUNDARIES, IMPORTS, SYNTAX].includes(ruleId) ? [ruleId] : [],
    );
  };

  for (const [place, imported, rule] of FORBIDDEN) {
    it(`${PLACES[place]} may not import ${imported}`, async () => {
      assert.deepEqual(
        [...new Set(await reported(place, `import { x } from "${imported}";\nx();\n`))],
        [rule],
      );
    });
  }

  for (const [place, imported] of ALLOWED) {
    it(`${PLACES[place]} may import ${imported}`, async () => {
      assert.deepEqual(await reported(place, `import { x } from "${imported}";\nx();\n`), []);
    });
  }

  it("a rule may take types from core", async () => {
    assert.deepEqual(
      await reported("rules", `import type { X } from "@drydock/core/plan-record";\nexport type Y = X;\n`),
      [],
    );
  });

  const reference = `import * as pulumi from "@pulumi/pulumi";\nexport const it = new pulumi.StackReference("a");\n`;
  const named = `import { StackReference } from "@pulumi/pulumi";\nexport const it = new StackReference("a");\n`;
  for (const place of ["stack", "layer", "core", "tool"] as const) {
    it(`${PLACES[place]} may not make a stack reference`, async () => {
      assert.deepEqual(await reported(place, reference), [SYNTAX]);
      assert.deepEqual(await reported(place, named), [SYNTAX]);
    });
  }

  it(`${PLACES.upstream} may make one`, async () => {
    assert.deepEqual(await reported("upstream", reference), []);
  });
});
