// Proves that what the generators write passes lint, type check and its own specs as generated, and that they refuse bad names.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlanRecord } from "@drydock/core/plan-record";
import { type Ran, RepositoryCopy } from "./support/copy.ts";

const RULES = "policy-packs/rules/src";

describe("generators", () => {
  let copy: RepositoryCopy;

  before(() => {
    copy = new RepositoryCopy();
    copy.commitAll();
    generated("component", "hardened-queue", "--skipInstall");
    generated("layer", "data-lake", "--upstream=network,cluster", "--skipInstall");
    generated("layer", "billing", "--upstream=data-lake", "--skipInstall");
    generated("rule", "volume-encrypted", "--type=aws:ebs/volume:Volume");
    generated("rule", "deployment-paused", "--type=kubernetes:apps/v1:Deployment", "--property=paused");
    copy.link("components/hardened-queue");
    for (const layer of ["data-lake", "billing"]) {
      copy.link(`packages/${layer}`);
      copy.link(`stacks/${layer}`, `stack-${layer}`);
    }
  });
  after(() => copy.remove());

  const generate = (generator: string, ...args: string[]): Ran =>
    copy.run("nx", ["generate", `@drydock/workspace:${generator}`, ...args, "--interactive=false"]);
  const generated = (generator: string, ...args: string[]): void => passes(generate(generator, ...args));
  const passes = ({ status, output }: Ran): void => assert.equal(status, 0, output);
  const read = (path: string): string => readFileSync(join(copy.root, path), "utf8");

  it("writes code, spec and page of each", () => {
    for (const path of [
      "components/hardened-queue/src/hardened-queue.ts",
      "components/hardened-queue/src/hardened-queue.spec.ts",
      "docs/components/hardened-queue.md",
      "packages/data-lake/src/layer.ts",
      "packages/data-lake/src/layer.spec.ts",
      "packages/core/src/contracts/data-lake.ts",
      "stacks/data-lake/index.ts",
      "stacks/data-lake/Pulumi.yaml",
      "stacks/data-lake/Pulumi.prod.yaml",
      "docs/layers/data-lake.md",
      `${RULES}/aws/ebs/volume/volume-encrypted.ts`,
      `${RULES}/aws/ebs/volume/volume-encrypted.spec.ts`,
      "docs/rules/volume-encrypted.md",
      `${RULES}/kubernetes/apps/v1/deployment/deployment-paused.ts`,
    ]) {
      assert.ok(existsSync(join(copy.root, path)), path);
    }
  });

  it("registers layers in their order, their contracts, and rules in the pack", () => {
    assert.match(
      read("stacks/platform/layers.ts"),
      /LAYERS[^=]*= \[\s*network,[^\]]*dataLake,\s*billing,?\s*\]/,
    );
    assert.match(read("packages/core/src/contracts/index.ts"), /data-lake\.ts";\n.*billing\.ts";/);
    assert.match(read("packages/billing/src/layer.ts"), /upstream: \{ dataLake: dataLakeContract \}/);
    assert.match(read("policy-packs/hardening/src/levels.ts"), /"volume-encrypted"/);
  });

  it("passes type check", () => {
    passes(copy.run("tsc", ["-p", "tsconfig.json"]));
  });

  it("passes lint and formatting", () => {
    const paths = [
      "components/hardened-queue",
      "packages/data-lake",
      "packages/billing",
      "packages/core/src/contracts",
      "stacks",
      "policy-packs",
    ];
    passes(copy.run("eslint", paths));
    passes(copy.run("prettier", ["--check", ...paths, "docs"]));
  });

  it("passes its own specs, and those of what it was added to", () => {
    const places = ["components/hardened-queue", "packages/data-lake", "packages/billing", "policy-packs"];
    const ran = copy.run("mocha", ["--reporter=min", ...places.map((place) => `${place}/**/*.spec.ts`)]);
    passes(ran);
    assert.match(ran.output, /[1-9]\d* passing/);
  });

  it("is planned with the other layers, in one stack and in several", () => {
    for (const environment of ["dev", "prod"]) {
      passes(copy.run("drydock", ["plan", environment, "--out", `out/${environment}`]));
      const plan = JSON.parse(read(`out/${environment}/plan.json`)) as PlanRecord;
      assert.deepEqual(plan.layers.slice(-2), [
        { name: "data-lake", upstream: ["network", "cluster"], resources: plan.layers.at(-2)?.resources },
        { name: "billing", upstream: ["data-lake"], resources: plan.layers.at(-1)?.resources },
      ]);
      assert.ok(
        plan.resources.some(({ type, layer }) => type === "drydock:billing:Billing" && layer === "billing"),
      );
    }
  });

  it("gives each stack the targets of a stack, after its upstream", () => {
    const { output } = copy.run("nx", ["show", "project", "@drydock/stack-data-lake", "--json"]);
    const project = JSON.parse(output) as { targets: object; implicitDependencies: string[] };
    assert.deepEqual(project.implicitDependencies, ["@drydock/stack-network", "@drydock/stack-cluster"]);
    for (const target of ["lint", "typecheck", "plan", "preview", "up", "refresh", "destroy"]) {
      assert.ok(target in project.targets, target);
    }
  });

  const REFUSED: readonly (readonly [generator: string, args: readonly string[], message: RegExp])[] = [
    [
      "component",
      ["Hardened_Queue"],
      /"Hardened_Queue" cannot name a component: .*, for example hardened-queue/,
    ],
    ["component", ["9lives"], /"9lives" cannot name a component: .*, for example lives/],
    ["component", ["a".repeat(41)], /cannot name a component: use 1 to 40/],
    ["component", ["log-group"], /components\/log-group exists: choose another name/],
    ["layer", ["network"], /packages\/network exists: choose another name/],
    ["layer", ["../escape"], /"\.\.\/escape" cannot name a layer/],
    [
      "layer",
      ["search", "--upstream=nothing"],
      /there is no layer "nothing" to be upstream: choose from .*network/,
    ],
    ["rule", ["Bad Name", "--type=aws:s3/bucket:Bucket"], /"Bad Name" cannot name a rule/],
    ["rule", ["bucket-private", "--type=Bucket"], /"Bucket" is no resource type: use a token such as/],
    ["rule", ["bucket-private", "--type=aws:s3/bucket:Bucket", "--property=a.b"], /"a\.b" is no input/],
    ["rule", ["volume-encrypted", "--type=aws:ebs/volume:Volume"], /volume-encrypted\.md exists/],
  ];
  for (const [generator, args, message] of REFUSED) {
    it(`refuses nx g ${generator} ${args.join(" ")}, and writes nothing`, () => {
      copy.git("add", "--all");
      const before = copy.git("write-tree").output;
      const { status, output } = generate(generator, ...args);
      assert.notEqual(status, 0);
      assert.match(output, message);
      copy.git("add", "--all");
      assert.equal(copy.git("write-tree").output, before);
    });
  }
});
