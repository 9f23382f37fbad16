// Proves drydock plan --against: files and revisions, exit statuses of gates, Markdown, JSON, masked secrets, clean-up.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { PlanRecord } from "@drydock/core/plan-record";
import { drydock, type Ended, Workplace } from "../support/drydock.ts";
import { History } from "../support/history.ts";

const DATA_MAXIMUM = /(\n {2}data:\n(?: {4}.*\n)*? {4}maxSize: )\d+/;
const ADDRESSES = /\b10\.0\./g;

function assertMistake({ status, stdout, stderr }: Ended, message: RegExp): void {
  assert.equal(status, 2, stdout + stderr);
  assert.equal(stdout, "");
  assert.match(stderr, message);
  assert.doesNotMatch(stderr, /^\s+at .+:\d+:\d+/m, "no stack trace");
}

describe("drydock plan --against a file", function () {
  this.timeout(120_000);
  let place: Workplace;
  before(async () => {
    place = new Workplace();
    const { status } = await place.run("plan", "prod", "--out", "before");
    assert.equal(status, 0);
    place.edit("prod.yaml", DATA_MAXIMUM, "$18");
    place.edit("prod.yaml", ADDRESSES, "10.7.");
  });
  after(() => place.remove());

  it("ends with status 0 where no gate is met, and with 1 and the reason where one is", async () => {
    const free = await place.run(
      "plan",
      "prod",
      "nodepools",
      "--against",
      "before",
      "--fail-on",
      "data-loss",
    );
    assert.equal(free.status, 0, free.stdout);
    const stopped = await place.run(
      ...["plan", "prod", "nodepools", "--against", "before", "--fail-on", "data-loss,downtime"],
      ...["--fail-on", "replace"],
    );
    assert.equal(stopped.status, 1);
    assert.match(
      stopped.stdout,
      /\n✗ --fail-on \S+: aws:\S+ \S+ (would be replaced|\(replace\): .*), and \d+ more\n$/,
    );
  });

  it("writes Markdown, and carries everything in JSON", async () => {
    const { status, stdout } = await place.run(
      ...["plan", "prod", "nodepools", "--against", "before", "--format", "json"],
      ...["--markdown", "changes.md", "--fail-on", "replace"],
    );
    assert.equal(status, 1);
    const { changes, blastRadius } = JSON.parse(stdout) as {
      changes: {
        type: string;
        action: string;
        downstream: string[];
        replacedBy: string[];
        meaning: string;
      }[];
      blastRadius: { counts: Record<string, number>; stoppedBy: string };
    };
    const vpc = changes.find(({ type }) => type === "aws:ec2/vpc:Vpc");
    assert.deepEqual([vpc?.action, vpc?.replacedBy, vpc?.meaning], ["replace", ["cidrBlock"], "downtime"]);
    assert.ok((vpc?.downstream.length ?? 0) > 100);
    const pool = changes.find(
      ({ type, action }) => type === "aws:eks/nodeGroup:NodeGroup" && action === "update",
    );
    assert.ok(pool, "the pool with another maximum");
    assert.match(blastRadius.stoppedBy, /^--fail-on replace: /);
    const markdown = readFileSync(place.path("changes.md"), "utf8");
    assert.match(markdown, /^## Plan of prod against `before`\n/);
    assert.match(markdown, /\n- replace `aws:ec2\/vpc:Vpc` `\S+`: \*\*downtime\*\*\n/);
    assert.match(markdown, /\n<details><summary>Changed in place: \d+<\/summary>\n/);
  });

  it("reads a plan whose other parts another revision wrote differently", async () => {
    const old = JSON.parse(readFileSync(place.path("before/plan.json"), "utf8")) as Record<string, unknown>;
    writeFileSync(
      place.path("old.json"),
      JSON.stringify({ ...old, environmentFile: 7, network: "none", cost: {}, more: 1 }),
    );
    const { status, stdout } = await place.run("plan", "prod", "nodepools", "--against", "old.json");
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^Changes {2}\d+ replaced, /m);
    assert.doesNotMatch(stdout, /against the earlier plan/, "its cost is in another shape");
  });

  it("shows no secret", async () => {
    const record = JSON.parse(readFileSync(place.path("before/plan.json"), "utf8")) as PlanRecord;
    assert.ok(record.resources.some(({ inputs }) => inputs["password"] === "[secret]"));
    const { stdout } = await place.run("plan", "prod", "--against", "before", "--details");
    assert.doesNotMatch(stdout, /password: "(?!\[secret\])/);
  });

  it("refuses a plan of another environment", async () => {
    assertMistake(
      await place.run("plan", "staging", "--against", "before"),
      /^--against before is a plan of prod; give one of staging$/m,
    );
  });
});

describe("drydock plan --against a revision", function () {
  this.timeout(300_000);
  let history: History;
  const plan = (...args: string[]): Promise<Ended> =>
    drydock(["plan", "prod", "network", ...args], { cwd: history.directory, env: history.env });
  before(() => {
    history = new History();
    history.commitProject("shipped");
  });
  after(() => history.remove());
  afterEach(() => {
    assert.equal(history.worktrees(), 1, "no worktree is left");
    assert.deepEqual(history.leftovers(), []);
  });

  it("plans that revision with its own code and its own environment file", async () => {
    const file = join(history.directory, "stacks/environments/prod.yaml");
    const text = readFileSync(file, "utf8");
    const code = join(history.directory, "packages/network/src/layer.ts");
    const layer = readFileSync(code, "utf8");
    writeFileSync(file, text.replace(ADDRESSES, "10.7."));
    // Only in the committed code: today's, which the comparison must not take for it, says nothing.
    writeFileSync(code, `${layer}\nprocess.stderr.write("the code of the revision\\n");\nprocess.exit(5);\n`);
    history.commit("broken");
    writeFileSync(code, layer);
    const { status, stdout } = await plan("--against", "git:shipped");
    assert.equal(status, 0);
    assert.match(
      stdout,
      /± replace aws:ec2\/vpc:Vpc \S+: downtime\n +cidrBlock: "10\.0\.0\.0\/16" -> "10\.7\.0\.0\/16"/,
    );
    assertMistake(
      await plan("--against", "git:broken"),
      /^--against git:broken cannot be planned: the code of the revision\ngive another revision, or a plan\.json/m,
    );
  });

  it("says so when there is no such commit", async () => {
    for (const revision of ["nowhere", "--upload-pack=x", ""]) {
      assertMistake(await plan("--against", `git:${revision}`), /there is no such commit in /);
    }
  });

  it("says so when the revision is not of this project", async () => {
    assertMistake(
      await plan("--against", "git:empty"),
      /cannot be planned: it has no tools\/cli\/bin\/drydock\.js/,
    );
  });

  it("says so outside of a repository", async () => {
    const place = new Workplace();
    const ended = await place.run("plan", "prod", "--against", "git:main");
    place.remove();
    assertMistake(ended, /^--against git:main: \S+ is in no git repository; give a plan\.json instead$/m);
  });

  it("leaves nothing behind after Ctrl-C", async () => {
    const { status, stderr } = await drydock(["plan", "prod", "--against", "git:shipped"], {
      cwd: history.directory,
      env: history.env,
      meanwhile: (pid) =>
        void interruptWhen(() => history.leftovers().length > 0 && history.worktrees() > 1, pid),
    });
    assert.equal(status, 130, stderr);
    assert.match(stderr, /interrupted; nothing was changed/);
    assert.ok(existsSync(join(history.directory, "stacks")));
  });
});

/** Sends Ctrl-C's signal once the work has begun. */
async function interruptWhen(begun: () => boolean, pid: number): Promise<void> {
  while (!begun()) await delay(20);
  await delay(200);
  process.kill(pid, "SIGINT");
}
