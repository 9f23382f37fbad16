// Proves that a user's mistake gives exit status 2, a message that says where and what to change, and no stack trace.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drydock, type Ended, REPOSITORY, Workplace } from "../support/drydock.ts";

/** What every answer to a mistake has in common. */
function assertMistake(ended: Ended, ...messages: (string | RegExp)[]): void {
  assert.equal(
    ended.status,
    2,
    `exit status 2 expected, got ${ended.status}:\n${ended.stdout}${ended.stderr}`,
  );
  assert.doesNotMatch(ended.stderr, /^\s+at .+:\d+:\d+/m, "no stack trace");
  assert.equal(ended.stdout, "", "nothing on standard output");
  for (const message of messages) {
    if (typeof message === "string")
      assert.ok(ended.stderr.includes(message), `"${message}" expected in:\n${ended.stderr}`);
    else assert.match(ended.stderr, message);
  }
}

describe("bad input", function () {
  this.timeout(60_000);
  let place: Workplace;
  beforeEach(() => (place = new Workplace()));
  afterEach(() => place.remove());

  it("lists the environments that exist when the named one does not", async () => {
    const ended = await place.run("check", "prd");
    assertMistake(ended, "prd", "dev, prod, prod-dr, staging", "did you mean prod");
  });

  it("says that a file cannot be read", async () => {
    rmSync(place.path("stacks/environments/prod.yaml"));
    mkdirSync(place.path("stacks/environments/prod.yaml"));
    assertMistake(
      await place.run("plan", "prod"),
      "stacks/environments/prod.yaml",
      /cannot be read|is a directory/,
    );
  });

  it("gives the line of a YAML syntax error", async () => {
    place.edit("prod.yaml", /^network:$/m, "network: [");
    const line =
      place
        .read("prod.yaml")
        .split("\n")
        .findIndex((text) => text.startsWith("network: [")) + 1;
    const ended = await place.run("check", "prod");
    assertMistake(ended, /stacks\/environments\/prod\.yaml:\d+/);
    assert.ok(line > 0);
  });

  it("names the nearest known key for an unknown one", async () => {
    place.edit("prod.yaml", "    maxSize: 6", "    maxSise: 6");
    assertMistake(
      await place.run("check", "prod"),
      /prod\.yaml:\d+ nodePools\.\w+/,
      "maxSise",
      "did you mean maxSize",
    );
  });

  it("says what type is wanted, what was given and where", async () => {
    place.edit("prod.yaml", "    maxSize: 6", "    maxSize: six");
    const line = place.read("prod.yaml").split("\n").indexOf("    maxSize: six") + 1;
    assertMistake(
      await place.run("check", "prod"),
      `stacks/environments/prod.yaml:${line} nodePools.`,
      "six",
    );
  });

  it("explains that a unit stands in the key's name", async () => {
    place.edit("prod.yaml", /sizeGiB: 200/, "sizeGiB: 200GB");
    assertMistake(await place.run("check", "prod"), "disk.sizeGiB", "200GB", /GiB/);
  });

  it("reports two problems at once, contradictions included, in the order of the file", async () => {
    place.edit("prod.yaml", "strategy: OnePerAz", "strategy: OnePerAZ");
    place.edit("prod.yaml", /(\n {2}data:\n(?: {4}.*\n)*? {4}maxSize: )6/, "$12");
    const ended = await place.run("check", "prod");
    assertMistake(ended, "network.natGateways.strategy", "OnePerAZ", "write OnePerAz");
    const both = await (async () => {
      place.edit("prod.yaml", "strategy: OnePerAZ", "strategy: OnePerAz");
      place.edit("prod.yaml", /(\n {2}infrastructure:\n(?: {4}.*\n)*? {4}maxSize: )6/, "$11");
      return place.run("check", "prod");
    })();
    assertMistake(both, "nodePools.data.maxSize: must be at least minSize (got 2, minSize is 3)");
    const data = both.stderr.indexOf("nodePools.data.maxSize");
    const infrastructure = both.stderr.indexOf("nodePools.infrastructure.maxSize");
    assert.ok(data >= 0 && infrastructure > data, both.stderr);
  });

  it("gives the problems as JSON too", async () => {
    place.edit("prod.yaml", "    maxSize: 6", "    maxSise: 6");
    const { status, stdout } = await place.run("check", "prod", "--format", "json");
    assert.equal(status, 2);
    const { error } = JSON.parse(stdout) as {
      error: { problems: { path: string; line: number; change: string }[] };
    };
    assert.ok(
      error.problems.some(({ path, line, change }) => path.includes("maxSise") && line > 1 && change !== ""),
    );
  });

  it("refuses an --out that cannot be written, before planning, and leaves it alone", async () => {
    const file = place.path("occupied");
    writeFileSync(file, "mine");
    assertMistake(
      await place.run("plan", "prod", "--out", file),
      `--out ${file} is a file; give a directory`,
    );
    assertMistake(
      await place.run("plan", "prod", "--out", join(file, "below")),
      "cannot be written (ENOTDIR)",
    );
  });

  it("refuses a layer that does not exist, lists those that do, and makes no output directory", async () => {
    const ended = await place.run("plan", "prod", "netwrk", "--out", place.path("out"));
    assertMistake(ended, "no layer netwrk; layers are: network, cluster, nodepools");
    assert.ok(!readdirSync(place.directory).includes("out"));
  });

  it("refuses an --against that is not a plan", async () => {
    assertMistake(
      await place.run("plan", "prod", "--against", "nowhere"),
      "cannot read the plan nowhere: ENOENT",
    );
    writeFileSync(place.path("no-plan.json"), "{}");
    assertMistake(
      await place.run("plan", "prod", "--against", "no-plan.json"),
      "no-plan.json is not a plan of format 1",
    );
  });

  it("refuses --markdown and --fail-on without an earlier plan", async () => {
    assertMistake(
      await place.run("plan", "prod", "--markdown", "x.md", "--fail-on", "delete"),
      "--markdown and --fail-on need an earlier plan to compare with; add --against PLAN, or --against git:REF",
    );
  });

  it("refuses a --markdown that cannot be written, before planning", async () => {
    for (const [file, reason] of [
      ["nowhere/x.md", "ENOENT"],
      ["stacks", "EISDIR"],
    ] as const) {
      assertMistake(
        await place.run("plan", "prod", "--against", "nowhere", "--markdown", file),
        `--markdown ${file} cannot be written (${reason}); give a file in a directory that you may write to`,
      );
    }
  });

  it("names the nearest path when explain is given one that does not exist", async () => {
    const ended = await place.run("explain", "prod", "nodePools.data.maxSiz");
    assertMistake(ended, "has no path nodePools.data.maxSiz; did you mean nodePools.data.maxSize?");
  });

  const paths: [string, string, RegExp][] = [
    [
      "an item that the list has not",
      "network.availabilityZones[9].name",
      /did you mean network\.availabilityZones\[2\]\.name\?/,
    ],
    ["an entry that the map has not", "nodePools.dota.maxSize", /did you mean nodePools\.data\.maxSize\?/],
    [
      "a label that the pool has not",
      'nodePools.data.labels["example.com/team"]',
      /has no path nodePools\.data\.labels\["example\.com\/team"\]$/m,
    ],
    ["nothing", "", /"" is not a path; write one such as nodePools\.data\.maxSize/],
    ["an open bracket", "network.availabilityZones[0", /is not a path/],
    ["a dot too many", "nodePools..data", /is not a path/],
    ["a broken quotation", 'nodePools["da\\qta"]', /is not a path/],
  ];
  for (const [what, path, message] of paths) {
    it(`says so when explain is given ${what}`, async () =>
      assertMistake(await place.run("explain", "prod", path), message));
  }

  const usage: [string, string[], RegExp][] = [
    ["an unknown verb", ["plann", "prod"], /unknown command 'plann'[\s\S]*plan/],
    ["an unknown option", ["plan", "prod", "--ouut", "x"], /unknown option '--ouut'[\s\S]*--out/],
    [
      "a gate that does not exist",
      ["plan", "prod", "--against", "x", "--fail-on", "replace,everything"],
      /"everything" is none of replace, delete, restart, drain, downtime, data-loss\./,
    ],
    ["a missing argument", ["check"], /missing required argument 'environment'/],
    ["a format that does not exist", ["plan", "prod", "--format", "xml"], /Allowed choices are text, json/],
  ];
  for (const [what, args, message] of usage) {
    it(`refuses ${what}`, async () => assertMistake(await place.run(...args), message));
  }

  it("says so when there are no environments anywhere above", async () => {
    assertMistake(await drydock(["check", "prod"], { cwd: "/" }), "stacks/environments");
  });

  it("needs no secret place to be right: the shipped files pass", async () => {
    for (const environment of ["dev", "staging", "prod", "prod-dr"]) {
      const { status, stdout } = await drydock(["check", environment], { cwd: REPOSITORY });
      assert.equal(status, 0);
      assert.match(stdout, new RegExp(`${environment}\\.yaml is valid`));
    }
  });
});
