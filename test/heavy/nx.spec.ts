// Proves that Nx knows the layers, names what a change affects, reuses what did not change, and never caches a deployment.
import assert from "node:assert/strict";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { LAYERS } from "@drydock/stack-platform/layers";
import { RepositoryCopy } from "./support/copy.ts";

interface Graph {
  readonly graph: { readonly dependencies: Readonly<Record<string, readonly { readonly target: string }[]>> };
}
interface Project {
  readonly root: string;
  readonly implicitDependencies: readonly string[];
  readonly targets: Readonly<Record<string, { readonly cache?: boolean; readonly configurations?: object }>>;
}

/** What is published: components, and the pack that the engine loads. */
const PACKED = ["components/", "policy-packs/hardening"];
const DEPLOYING = ["preview", "up", "refresh", "destroy"] as const;
const FROM_CACHE = /read the output from the cache instead of running the command for 1 out of 1 tasks/;

describe("nx", () => {
  let copy: RepositoryCopy;
  before(() => {
    copy = new RepositoryCopy();
    copy.commitAll();
  });
  after(() => copy.remove());

  const nx = (...args: string[]): string => {
    const { status, output } = copy.run("nx", args);
    assert.equal(status, 0, output);
    return output;
  };
  const project = (name: string): Project => JSON.parse(nx("show", "project", name, "--json")) as Project;
  const projects = (...args: string[]): string[] =>
    JSON.parse(nx("show", "projects", ...args, "--json")) as string[];
  const change = (path: string, text: string): void => appendFileSync(join(copy.root, path), text);

  it("draws the layers between stacks and components", () => {
    nx("graph", "--file=out/graph.json");
    const { graph } = JSON.parse(readFileSync(join(copy.root, "out", "graph.json"), "utf8")) as Graph;
    const edges = new Set(
      Object.entries(graph.dependencies).flatMap(([from, to]) => to.map(({ target }) => `${from} ${target}`)),
    );
    for (const edge of [
      "stack-network network",
      "stack-cluster cluster",
      "stack-nodepools nodepools",
      "stack-platform cluster",
      "network hardened-vpc",
      "cluster hardened-cluster",
      "nodepools hardened-node-group",
      "hardened-cluster encryption-key",
      "cluster core",
      "planner stack-platform",
      "cli planner",
    ]) {
      const [from, to] = edge.split(" ");
      assert.ok(edges.has(`@drydock/${from} @drydock/${to}`), edge);
    }
    assert.ok(!edges.has("@drydock/cluster @drydock/network"), "a layer depends on a layer");
  });

  it("orders stacks as the layers declare their upstream", () => {
    for (const { contract, upstream } of LAYERS) {
      const layers = Object.values(upstream as Record<string, { readonly layer: string }>).map(
        ({ layer }) => layer,
      );
      assert.deepEqual(
        [...project(`@drydock/stack-${contract.layer}`).implicitDependencies].sort(),
        layers.map((layer) => `@drydock/stack-${layer}`).sort(),
      );
    }
  });

  it("gives every project its targets: cached where nothing is deployed, never where something is", () => {
    const environments = globSync("*.yaml", { cwd: join(copy.root, "stacks", "environments") })
      .map((file) => basename(file, ".yaml"))
      .filter((name) => name !== "guardrails" && name !== "exemptions");
    for (const name of projects()) {
      const { root, targets } = project(name);
      assert.ok(
        ["lint", "typecheck"].every((target) => targets[target]?.cache === true),
        name,
      );
      const specs = globSync("**/*.spec.ts", { cwd: join(copy.root, root) });
      assert.equal(targets["test"]?.cache === true, specs.length > 0, `${name}: test where there are specs`);
      assert.equal(
        "pack" in targets,
        PACKED.some((folder) => root.startsWith(folder)),
        name,
      );
      for (const verb of ["plan", ...DEPLOYING]) {
        assert.equal(verb in targets, root.startsWith("stacks/"), `${name}: ${verb}`);
        if (!(verb in targets)) continue;
        assert.equal(targets[verb]?.cache, verb === "plan", `${name}: ${verb}`);
        assert.deepEqual(Object.keys(targets[verb]?.configurations ?? {}).sort(), environments.sort());
      }
    }
  });

  it("names what a change of one layer affects", () => {
    copy.git("switch", "--quiet", "--create", "change");
    change("packages/cluster/src/index.ts", "\n// A change of the cluster layer.\n");
    copy.git("commit", "--quiet", "--all", "--message", "a change");
    const affected = new Set(projects("--affected").map((name) => name.replace("@drydock/", "")));
    for (const name of [
      "cluster",
      "stack-cluster",
      "stack-nodepools",
      "stack-platform",
      "planner",
      "cli",
      "tests",
    ]) {
      assert.ok(affected.has(name), `${name} is affected`);
    }
    for (const name of [
      "network",
      "stack-network",
      "nodepools",
      "core",
      "hardened-cluster",
      "simulator",
      "rules",
    ]) {
      assert.ok(!affected.has(name), `${name} is not affected`);
    }
    copy.git("switch", "--quiet", "main");
  });

  it("names nothing where nothing changed", () => {
    assert.deepEqual(projects("--affected", "--base=HEAD", "--head=HEAD"), []);
  });

  const RERUN: readonly (readonly [target: string, input: string])[] = [
    ["lint", "eslint.config.js"],
    ["typecheck", "package-lock.json"],
    ["test", "components/log-group/src/log-group.spec.ts"],
    ["test", "tools/simulator/src/simulator.ts"],
  ];
  for (const [target, input] of RERUN) {
    it(`runs ${target} of a component once, and again when ${input} changes`, () => {
      const run = (): string => nx("run", `@drydock/log-group:${target}`);
      run();
      assert.match(run(), FROM_CACHE);
      const file = join(copy.root, input);
      const before = readFileSync(file, "utf8");
      writeFileSync(file, input.endsWith(".json") ? `${before}\n` : `${before}// changed\n`);
      assert.doesNotMatch(run(), FROM_CACHE);
      writeFileSync(file, before);
      assert.match(run(), FROM_CACHE);
    });
  }

  it("keeps a component's tests when a layer changes", () => {
    nx("run", "@drydock/log-group:test");
    change("packages/network/src/index.ts", "// changed\n");
    assert.match(nx("run", "@drydock/log-group:test"), FROM_CACHE);
    copy.git("checkout", "--quiet", "--", "packages/network");
  });

  it("plans an environment once, restores the record, and plans again when its inputs change", () => {
    const plan = (): string => nx("run", "@drydock/stack-platform:plan", "--configuration=prod");
    const record = join(copy.root, "out", "plan", "prod", "plan.json");
    plan();
    const first = readFileSync(record, "utf8");
    rmSync(join(copy.root, "out"), { recursive: true });
    assert.match(plan(), FROM_CACHE);
    assert.equal(readFileSync(record, "utf8"), first);
    for (const input of [
      "stacks/environments/prod.yaml",
      "packages/cluster/src/index.ts",
      "tools/planner/src/index.ts",
    ]) {
      change(input, input.endsWith(".yaml") ? "# changed\n" : "// changed\n");
      assert.doesNotMatch(plan(), FROM_CACHE, input);
    }
    copy.git("checkout", "--quiet", "--", ".");
  });

  describe("deploying", () => {
    let bin: string;
    let log: string;
    before(() => {
      bin = join(copy.root, "out", "bin");
      log = join(copy.root, "out", "pulumi.log");
      mkdirSync(bin, { recursive: true });
      writeFileSync(join(bin, "pulumi"), `#!/bin/sh\necho "$@" >> "${log}"\n`);
      chmodSync(join(bin, "pulumi"), 0o755);
    });

    const deploy = (...args: string[]): string[] => {
      rmSync(log, { force: true });
      const { status, output } = copy.run("nx", ["run", ...args], {}, bin);
      assert.equal(status, 0, output);
      return existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
    };

    for (const verb of DEPLOYING) {
      it(`runs ${verb} every time`, () => {
        const command = `${verb} --cwd stacks/network --stack prod --yes`;
        for (let time = 0; time < 2; time += 1) {
          assert.deepEqual(deploy(`@drydock/stack-network:${verb}`, "--configuration=prod", "--yes"), [
            command,
          ]);
        }
      });
    }

    it("brings the upstream of a layer up before it, in the same environment and with the same options", () => {
      assert.deepEqual(deploy("@drydock/stack-nodepools:up", "--configuration=staging", "--yes"), [
        "up --cwd stacks/network --stack staging --yes",
        "up --cwd stacks/cluster --stack staging --yes",
        "up --cwd stacks/nodepools --stack staging --yes",
      ]);
    });

    it("destroys the one layer that was named", () => {
      assert.deepEqual(deploy("@drydock/stack-nodepools:destroy", "--configuration=staging"), [
        "destroy --cwd stacks/nodepools --stack staging",
      ]);
    });

    it("refuses to guess the environment", () => {
      const { status, output } = copy.run("nx", ["run", "@drydock/stack-network:up"], {}, bin);
      assert.notEqual(status, 0);
      assert.match(
        output,
        /DRYDOCK_ENV: is not set: choose an environment, for example --configuration=prod/,
      );
    });
  });
});
