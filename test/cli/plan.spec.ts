// Proves what drydock plan prints and writes for the shipped environments: status, tables, record, manifests, changes.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import Ajv2020 from "ajv/dist/2020.js";
import type { PlanRecord } from "@drydock/core/plan-record";
import { LAYERS } from "@drydock/stack-platform/layers";
import { DRYDOCK, drydock, REPOSITORY, Workplace } from "../support/drydock.ts";

describe("drydock plan", function () {
  this.timeout(120_000);
  let place: Workplace;
  before(() => (place = new Workplace()));
  after(() => place.remove());

  for (const environment of ["dev", "staging", "prod", "prod-dr"]) {
    it(`plans ${environment} without a finding`, async () => {
      const { status, stdout, stderr } = await drydock(["plan", environment]);
      assert.equal(status, 0, stdout + stderr);
      assert.match(stdout, new RegExp(`^Plan of ${environment}  \\d+ resources in ${LAYERS.length} layers`));
      assert.match(stdout, /No findings/);
      assert.match(stdout, /Requirements {2}\d+ of \d+ rows in this plan/);
      assert.match(stderr, /^(- planning .*\n)*$/, "nothing but progress on standard error");
    });
  }

  it("is short: the verdict, what to do first, and where the rest is", async () => {
    const { stdout } = await drydock(["plan", "prod"]);
    const lines = stdout.trimEnd().split("\n");
    assert.ok(lines.length <= 24, stdout);
    assert.match(lines[1] ?? "", /^No findings/);
    assert.match(stdout, /^Cost {2}\$[\d,]+ a month, from \$[\d,]+ to \$[\d,]+: list prices of us-east-1, /m);
    const [, todo = ""] = /^To do first\n((?:.+\n)+)/m.exec(stdout) ?? [];
    const steps = todo.match(/^[✗!→] /gmu)?.length ?? 0;
    assert.ok(steps >= 1 && steps <= 5, todo);
    assert.match(lines.at(-1) ?? "", /--details .*--out DIR/);
  });

  it("looks as the README shows it, but for numbers", async () => {
    const { stdout } = await drydock(["plan", "prod"]);
    const [, shown = ""] =
      /^```text\n\$ npx drydock plan prod\n([\s\S]*?)^```$/m.exec(
        readFileSync(`${REPOSITORY}/README.md`, "utf8"),
      ) ?? [];
    const withoutNumbers = (text: string): string => text.replaceAll(/\d[\d,]*/g, "0");
    const real = new Set(withoutNumbers(stdout).split("\n"));
    const lines = withoutNumbers(shown).trimEnd().split("\n");
    assert.ok(lines.length > 5);
    assert.deepEqual(
      lines.filter((line) => line !== "…" && !real.has(line)),
      [],
    );
  });

  it("fits a narrow terminal, with all its details too", async () => {
    for (const args of [
      ["plan", "prod"],
      ["plan", "prod", "--details"],
    ]) {
      const { stdout } = await drydock(args, { env: { COLUMNS: "72" } });
      // A name that is longer than the terminal stays whole, so that it can be copied.
      const long = stdout.split("\n").filter((line) => line.length > 72 && /\S +\S+ +\S/.test(line.slice(4)));
      assert.deepEqual(
        long.filter((line) => !/urn:pulumi:/.test(line)),
        [],
      );
    }
  });

  it("shows layers, pools with type, capacity, size, zones and disk, and the endpoints", async () => {
    const { stdout } = await drydock(["plan", "prod", "--details"]);
    assert.match(stdout, /LAYER +RESOURCES +AWS +KUBERNETES +STANDS ON +FINDINGS/);
    assert.match(stdout, /nodepools +\d+ +\d+ +\d+ +\S+.* +0/);
    assert.match(
      stdout,
      /data +r5\.xlarge +ON_DEMAND +3 to 6 +us-east-1a,b,c +200 GiB gp3 \d+ IOPS +workload=data:NO_SCHEDULE/,
    );
    assert.match(
      stdout,
      /application-spot +t3\.xlarge, t3a\.xlarge +SPOT +3 to 20 +us-east-1a,b,c +100 GiB gp3 +-/,
    );
    assert.match(stdout, /Kubernetes API of drydock-prod: private$/m);
  });

  it("writes the same bytes twice, matching the published schema, with one manifest per Kubernetes object", async () => {
    await place.run("plan", "prod", "--out", "one");
    await place.run("plan", "prod", "--out", "two");
    const text = readFileSync(place.path("one/plan.json"), "utf8");
    assert.equal(text, readFileSync(place.path("two/plan.json"), "utf8"));
    const schema = JSON.parse(
      readFileSync(`${REPOSITORY}/packages/core/schemas/plan.schema.json`, "utf8"),
    ) as object;
    const validate = new Ajv2020.default({ allErrors: true }).compile(schema);
    const record = JSON.parse(text) as PlanRecord;
    assert.ok(validate(record), JSON.stringify(validate.errors));
    const objects = record.resources.filter(
      ({ type, inputs }) => type.startsWith("kubernetes:") && inputs["apiVersion"] !== undefined,
    );
    const files = readdirSync(place.path("one/manifests"), { recursive: true, encoding: "utf8" });
    assert.equal(files.filter((file) => file.endsWith(".yaml")).length, objects.length);
    assert.ok(!text.includes(place.directory) && !text.includes(REPOSITORY), "no path of the machine");
  });

  it("writes a report of the same plan beside it, and says where", async () => {
    const { stdout } = await place.run("plan", "dev", "--out", "with-report");
    assert.match(stdout, /^Report: with-report\/report\.html$/m);
    const report = readFileSync(place.path("with-report/report.html"), "utf8");
    const [, embedded = ""] =
      /<script type="application\/json" id="plan">([^]*?)<\/script>/.exec(report) ?? [];
    assert.deepEqual(
      JSON.parse(embedded),
      JSON.parse(readFileSync(place.path("with-report/plan.json"), "utf8")),
    );
    assert.ok(!report.includes(place.directory) && !report.includes(REPOSITORY), "no path of the machine");
  });

  it("shows what is new against an earlier plan", async () => {
    await place.run("plan", "prod", "--out", "before");
    place.edit("prod.yaml", /(\n {2}data:\n(?: {4}.*\n)*? {4}maxSize: )6/, "$18");
    const { status, stdout } = await place.run("plan", "prod", "--against", "before");
    assert.equal(status, 0);
    assert.match(stdout, /^Changes {2}0 replaced, 0 deleted, 1 changed, 0 added; worst: may be drain$/m);
    assert.match(
      stdout,
      /~ update aws:eks\/nodeGroup:NodeGroup \S+: may mean drain\n +scalingConfig\.maxSize: 6 -> 8/,
    );
    place.edit("prod.yaml", /(\n {2}data:\n(?: {4}.*\n)*? {4}maxSize: )8/, "$16");
  });

  it("shows what AWS would refuse as the README does, and ends with status 1", async () => {
    place.edit("prod.yaml", "name: us-east-1c", "name: us-east-1e");
    const { status, stdout } = await place.run("plan", "prod");
    place.edit("prod.yaml", "name: us-east-1e", "name: us-east-1c");
    assert.equal(status, 1);
    const [, example] =
      /^1 finding(?:, .*)?\n[\s\S]*?^(✗ [\s\S]*?)^…$/m.exec(
        readFileSync(`${REPOSITORY}/README.md`, "utf8"),
      ) ?? [];
    assert.match(stdout, /^1 finding(, \d+ warnings?)?$/m);
    assert.ok(example !== undefined && stdout.includes(example), stdout);
  });

  it("plans a named layer with what it stands on", async () => {
    const { status, stdout } = await drydock(["plan", "prod", "cluster", "--format", "json"]);
    assert.equal(status, 0);
    const { layers } = JSON.parse(stdout) as PlanRecord;
    assert.deepEqual(
      layers.map(({ name }) => name),
      ["network", "cluster"],
    );
  });

  it("leaves no half-written record when it is interrupted", async () => {
    const out = place.path("interrupted");
    mkdirSync(out);
    writeFileSync(`${out}/plan.json`, "the earlier plan");
    for (const wait of [300, 700, 1100]) {
      const { status } = await drydock(["plan", "prod", "--out", out], {
        cwd: place.directory,
        meanwhile: (pid) => void delay(wait).then(() => stop(pid)),
      });
      // Before the command listens for Ctrl-C, the signal itself ends the process, and there is no status.
      assert.ok(status === 130 || status === null || status === 0, `status ${status}`);
      const text = readFileSync(`${out}/plan.json`, "utf8");
      if (status !== 0) assert.equal(text, "the earlier plan");
      else writeFileSync(`${out}/plan.json`, "the earlier plan");
      assert.deepEqual(
        readdirSync(out).filter((name) => name.startsWith(".")),
        [],
      );
    }
    assert.ok(existsSync(out));
  });

  it("prints an example with --help for every verb", async () => {
    for (const verb of ["check", "plan", "explain"]) {
      const { status, stdout } = await drydock([verb, "--help"]);
      assert.equal(status, 0);
      assert.match(stdout, new RegExp(`Example:\\n +\\$ drydock ${verb} prod`));
    }
  });

  it("uses colour only where it is wanted", async () => {
    // eslint-disable-next-line no-control-regex -- the escape character is what is looked for
    const colour = /\u001b\[/;
    const plan = async (env: Readonly<Record<string, string>>): Promise<string> =>
      (await drydock(["plan", "dev"], { env })).stdout;
    assert.match(await plan({ FORCE_COLOR: "1", NO_COLOR: "" }), colour);
    assert.doesNotMatch(await plan({ FORCE_COLOR: "1", NO_COLOR: "1" }), colour);
    assert.doesNotMatch(await plan({ FORCE_COLOR: "", NO_COLOR: "" }), colour);
  });

  it("ends as it would have when the reader of its output goes away", async () => {
    const child = spawn(process.execPath, [DRYDOCK, "plan", "dev", "--format", "json"], { cwd: REPOSITORY });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const status = await new Promise((resolve) => child.once("close", resolve));
    assert.equal(status, 0, stderr);
    assert.doesNotMatch(stderr, /EPIPE|Error/);
  });

  it("says so when its output cannot be written", async () => {
    const readOnly = openSync(join(REPOSITORY, "README.md"), "r");
    const child = spawn(process.execPath, [DRYDOCK, "check", "dev"], {
      cwd: REPOSITORY,
      stdio: ["ignore", readOnly, "pipe"],
    });
    closeSync(readOnly);
    let stderr = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const status = await new Promise((resolve) => child.once("close", resolve));
    assert.equal(status, 3);
    assert.equal(stderr, "the result cannot be written (EBADF)\n");
  });
});

/** Sends Ctrl-C's signal to a process that this spec started; it may already have ended. */
function stop(pid: number): void {
  try {
    process.kill(pid, "SIGINT");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
