// Proves that a plan is written whole or not at all, and that nothing else in the directory is touched.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withCost } from "@drydock/cost";
import { readEarlierPlan } from "./read-record.ts";
import { sampleRecord } from "@drydock/changes/testing";
import { prepareOutput, recordText, writeRecord } from "./write-record.ts";

const role = {
  type: "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
  name: "cluster-readonly",
  urn: "urn:pulumi:sample::drydock-base::kubernetes:rbac.authorization.k8s.io/v1:ClusterRole::cluster-readonly",
  inputs: {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: { name: "readonly-user" },
  },
};

describe("writeRecord", () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "drydock-write-"))));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it("writes plan.json and one manifest per Kubernetes object, and reads back what it wrote", async () => {
    const record = sampleRecord([role]);
    writeRecord(record, join(directory, "new", "out"));
    const { environment, layers, resources } = record;
    assert.deepEqual(await readEarlierPlan(join(directory, "new", "out")), {
      environment,
      layers,
      resources,
    });
    const manifest = readFileSync(
      join(directory, "new/out/manifests/base/ClusterRole-readonly-user.yaml"),
      "utf8",
    );
    assert.equal(
      manifest,
      "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: readonly-user\n",
    );
  });

  it("replaces an earlier plan, its manifests included, and leaves other files alone", () => {
    writeFileSync(join(directory, "notes.txt"), "mine");
    writeRecord(sampleRecord([role]), directory);
    writeRecord(sampleRecord([]), directory);
    assert.deepEqual(readdirSync(directory).sort(), ["manifests", "notes.txt", "plan.json"]);
    assert.deepEqual(readdirSync(join(directory, "manifests")), []);
  });

  it("writes the estimate for other tools beside the plan, and takes it away with a plan that has none", () => {
    writeRecord(withCost(sampleRecord([role])), directory);
    assert.match(readFileSync(join(directory, "infracost.json"), "utf8"), /"totalMonthlyCost": "0"/);
    writeRecord(sampleRecord([role]), directory);
    assert.deepEqual(readdirSync(directory).sort(), ["manifests", "plan.json"]);
  });

  it("writes what else belongs to the plan with it, or not at all", () => {
    writeRecord(sampleRecord([role]), directory, { "report.html": "one" });
    assert.equal(readFileSync(join(directory, "report.html"), "utf8"), "one");
    const before = readFileSync(join(directory, "plan.json"), "utf8");
    const failing = { "report.html": "two", "no/such/place.html": "three" };
    assert.throws(() => writeRecord(sampleRecord([]), directory, failing), /could not be written/);
    assert.equal(readFileSync(join(directory, "report.html"), "utf8"), "one");
    assert.equal(readFileSync(join(directory, "plan.json"), "utf8"), before);
  });

  it("leaves the earlier plan as it was when the new one cannot be written", () => {
    writeRecord(sampleRecord([role]), directory);
    const before = readFileSync(join(directory, "plan.json"), "utf8");
    const unwritable = sampleRecord([{ ...role, layer: "base" }]);
    const tooLong = { ...unwritable, resources: [{ ...unwritable.resources[0]!, layer: "x".repeat(300) }] };
    assert.throws(
      () => writeRecord(tooLong, directory),
      /could not be written \(ENAMETOOLONG\); the earlier plan/,
    );
    assert.equal(readFileSync(join(directory, "plan.json"), "utf8"), before);
    assert.deepEqual(readdirSync(directory).sort(), ["manifests", "plan.json"]);
  });

  it("says what is in the way when the place is a file, or below one", () => {
    const file = join(directory, "file");
    writeFileSync(file, "");
    assert.throws(() => prepareOutput(file), {
      name: "OutputError",
      message: `--out ${file} is a file; give a directory`,
    });
    assert.throws(() => prepareOutput(join(file, "below")), /cannot be written \(ENOTDIR\)/);
  });

  it("says so when the directory may not be written to, whoever runs it", () => {
    assert.throws(
      () => prepareOutput("/proc/drydock"),
      /cannot be written \((ENOENT|EACCES|EPERM|EROFS)\); give a directory/,
    );
  });

  it("writes the same bytes for the same record", () => {
    assert.equal(recordText(sampleRecord([role])), recordText(sampleRecord([role])));
  });
});

describe("readEarlierPlan", () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "drydock-read-"))));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const cases: [string, string, RegExp][] = [
    ["no JSON", "{", /is not JSON; give a plan\.json/],
    ["another format", '{"schemaVersion": 7}', /is not a plan of format 1 \(schemaVersion is 7\)/],
    ["a broken record", '{"schemaVersion": 1, "environment": 3}', /is not a plan record: environment/],
  ];
  for (const [what, text, message] of cases) {
    it(`refuses ${what}`, async () => {
      writeFileSync(join(directory, "plan.json"), text);
      await assert.rejects(readEarlierPlan(directory), { name: "PlanFileError", message });
    });
  }

  it("refuses a file that is not there", async () => {
    await assert.rejects(
      readEarlierPlan(join(directory, "none.json")),
      /cannot read the plan .*none\.json: ENOENT/,
    );
  });
});
