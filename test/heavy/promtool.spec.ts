/** Proves with promtool that every rule is accepted, and that alerts fire and stay quiet as their cases say. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prometheusGroups, promtoolTests, ruleGroups, runbooksUrl } from "@drydock/observability/rules";
import { OBJECTIVES, objectiveTests } from "@drydock/observability/rules/testing";
import { stringify } from "yaml";

const RUNBOOKS = runbooksUrl("github.com/example/drydock");
const installed = spawnSync("promtool", ["--version"]).status === 0;

if (installed) describe("rules, judged by promtool", judgedByPromtool);
else console.warn("rules are not judged: promtool is not on PATH (package prometheus of Debian has it)");

function judgedByPromtool(): void {
  let directory: string;
  const groups = ruleGroups(OBJECTIVES);

  before(() => {
    directory = mkdtempSync(join(tmpdir(), "rules-"));
    const tests = promtoolTests(groups, RUNBOOKS, "rules.yaml");
    const all = { ...tests, tests: [...tests.tests, ...objectiveTests(RUNBOOKS)] };
    writeFileSync(join(directory, "rules.yaml"), stringify({ groups: prometheusGroups(groups, RUNBOOKS) }));
    writeFileSync(join(directory, "tests.yaml"), stringify(all));
  });

  after(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  const promtool = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync("promtool", args, { cwd: directory, encoding: "utf8" });
    return { status, output: `${stdout}${stderr}` };
  };

  it("accepts every rule", () => {
    const { status, output } = promtool("check", "rules", "rules.yaml");
    assert.equal(status, 0, output);
  });

  it("fires and stays quiet as the cases say", function () {
    // Every rule is evaluated for every minute of every case.
    this.timeout(120_000);
    const { status, output } = promtool("test", "rules", "tests.yaml");
    assert.equal(status, 0, output);
  });

  it("notices a case that is wrong", () => {
    const first = objectiveTests(RUNBOOKS).slice(0, 1);
    const wrong = JSON.stringify(first).replaceAll('severity":"critical', 'severity":"warning');
    const tests = {
      rule_files: ["rules.yaml"],
      evaluation_interval: "1m",
      tests: JSON.parse(wrong) as unknown[],
    };
    writeFileSync(join(directory, "wrong.yaml"), stringify(tests));
    assert.notEqual(promtool("test", "rules", "wrong.yaml").status, 0);
  });
}
