// Proves that exemptions.yaml is held against its schema and the calendar, and that each exemption says where it is written.
import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadExemptions, loadExemptionsFile } from "./exemptions.ts";
import { EnvironmentError } from "./problems/problem.ts";
import { inDirectory, lines, SHIPPED } from "./testing/mutated.ts";

const ONE = {
  rule: "no-host-namespaces",
  resource: "DaemonSet/monitoring/node-exporter",
  reason: "it reads the network counters of the node",
  owner: "team-observability",
  expires: "2027-06-30",
};

const fileWith = (exemption: Readonly<Record<string, unknown>>): string =>
  `schemaVersion: 1\nexemptions:\n  - ${JSON.stringify(exemption)}\n`;

/** Problems of a file, each as its line, path and message, without the remedy. */
async function problems(text: string): Promise<string[]> {
  return inDirectory({ "exemptions.yaml": text }, (directory) =>
    loadExemptions(directory).then(
      () => [],
      (error: unknown) => {
        assert.ok(error instanceof EnvironmentError, String(error));
        return error.problems.map((problem) => lines(problem).split("\n")[0] ?? "");
      },
    ),
  );
}

describe("loadExemptions", () => {
  it("loads the shipped file", async () => {
    const exemptions = await loadExemptions(fileURLToPath(SHIPPED));
    for (const { reason, owner, expires } of exemptions) assert.ok(reason && owner && expires);
  });

  it("takes a directory without the file for one without exemptions", async () => {
    assert.deepEqual(await inDirectory({}, loadExemptions), []);
  });

  it("does not take a named file that is not there for an empty one", async () => {
    await inDirectory({}, (directory) =>
      assert.rejects(loadExemptionsFile(join(directory, "exemptions.yaml")), EnvironmentError),
    );
  });

  it("says of each exemption where it is written", async () => {
    const text = `${fileWith(ONE)}\n  # a later one\n  - ${JSON.stringify({ ...ONE, path: "spec.hostNetwork" })}\n`;
    const loaded = await inDirectory({ "exemptions.yaml": text }, loadExemptions);
    assert.deepEqual(
      loaded.map(({ place }) => /[^/]+$/.exec(place)?.[0]),
      ["exemptions.yaml:3", "exemptions.yaml:6"],
    );
    assert.deepEqual(loaded[0], { ...ONE, place: loaded[0]?.place });
  });

  for (const day of ["2027-02-29", "2027-02-30", "2027-04-31", "2027-06-31"])
    it(`refuses ${day}, which has the form of a date and is none`, async () => {
      assert.deepEqual(await problems(fileWith({ ...ONE, expires: day })), [
        `exemptions.yaml:3 exemptions[0].expires: is no day of the calendar (got ${day})`,
      ]);
    });

  it("accepts the leap day of a leap year", async () => {
    assert.deepEqual(await problems(fileWith({ ...ONE, expires: "2028-02-29" })), []);
  });

  const REFUSED: Readonly<Record<string, readonly [field: string, value: unknown]>> = {
    "a month that there is not": ["expires", "2027-13-01"],
    "a date that ends nowhere": ["expires", "never"],
    "a date that YAML would write otherwise": ["expires", 20270630],
    "a reason that says nothing": ["reason", "because"],
    "nobody who answers for it": ["owner", ""],
    "everything at once": ["resource", "*"],
    "every object of every kind": ["resource", "*/*"],
    "a name that is no id of a rule": ["rule", "No Host Ports"],
    "a path that is empty": ["path", ""],
    "a list of no environments": ["environments", []],
    "a key that nobody reads": ["until", "2027-06-30"],
  };
  for (const [what, [field, value]] of Object.entries(REFUSED))
    it(`refuses ${what}`, async () => {
      const [problem = "", ...more] = await problems(fileWith({ ...ONE, [field]: value }));
      assert.deepEqual(more, []);
      assert.match(problem, new RegExp(String.raw`^exemptions\.yaml:3 exemptions\[0\]\.${field}(\[|: )`));
    });

  for (const field of Object.keys(ONE))
    it(`refuses an exemption without ${field}`, async () => {
      const found = await problems(fileWith({ ...ONE, [field]: undefined }));
      assert.equal(found.length, 1);
      assert.ok(found[0]?.includes(`exemptions[0].${field}: is missing`), found[0]);
    });
});
