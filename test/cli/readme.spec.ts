// Proves that every command in the README works: drydock commands are run here, npm commands by .ci/run; what would
// deploy, and pulumi commands, name environments, layers, projects and stacks that exist.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chosenSteps, stepsOf } from "@drydock/orchestrator";
import { loadEnvironment } from "@drydock/core/environment";
import { LAYERS } from "@drydock/stack-platform/layers";
import { drydock, REPOSITORY, Workplace } from "../support/drydock.ts";

/** Commands of the README's shell blocks, one a line, comments cut off. */
const commands = [...readFileSync(join(REPOSITORY, "README.md"), "utf8").matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap(([, block]) => (block ?? "").split("\n"))
  .flatMap((line) => line.replace(/\s+#.*$/, "").split(" && "))
  .map((command) => command.trim())
  .filter((command) => command !== "");

const DEPLOYS = /^npx drydock (?:preview|up|refresh|destroy) /;

describe("README", function () {
  this.timeout(60_000);
  let place: Workplace;
  before(() => (place = new Workplace()));
  after(() => place.remove());

  it("names the two commands of a fresh clone", () => {
    const text = readFileSync(join(REPOSITORY, "README.md"), "utf8");
    assert.ok(text.includes("npm ci && npx drydock plan prod") && text.includes("npm ci && npm test"));
  });

  for (const command of commands.filter((one) => one.startsWith("npx drydock ") && !DEPLOYS.test(one))) {
    it(`${command} works`, async () => {
      const { status, stderr } = await drydock(command.split(" ").slice(2), { cwd: place.directory });
      assert.equal(status, 0, stderr);
    });
  }

  for (const command of commands.filter((one) => DEPLOYS.test(one))) {
    it(`${command} names an environment and layers that exist`, async () => {
      const [name = "", ...layers] = command.replace(DEPLOYS, "").split(" ");
      const environment = await loadEnvironment(name);
      assert.ok(chosenSteps(environment, stepsOf(environment, LAYERS), layers).length > 0);
    });
  }

  for (const command of new Set(commands.filter((one) => one.startsWith("npm ")))) {
    it(`${command} is run by .ci/run`, () => {
      assert.ok(readFileSync(join(REPOSITORY, ".ci/run"), "utf8").includes(command));
    });
  }

  for (const command of commands.filter((one) => one.startsWith("pulumi "))) {
    it(`${command} names a project and a stack that exist`, () => {
      const project = join(REPOSITORY, /--cwd (\S+)/.exec(command)?.[1] ?? ".");
      const stack = /--stack (\S+)/.exec(command)?.[1] ?? "";
      assert.ok(existsSync(join(project, "Pulumi.yaml")), project);
      assert.ok(existsSync(join(project, `Pulumi.${stack}.yaml`)), stack);
    });
  }

  it("has no other kind of command", () => {
    const others = commands.filter((one) => !/^(npx drydock|npm|pulumi) /.test(one));
    assert.deepEqual(others, []);
  });
});
