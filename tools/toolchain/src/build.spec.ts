/** Proves that what is missing is built aside and kept whole, that a failure keeps nothing of it, and what is said without Go. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { buildMissing } from "./build.ts";
import { type Found, findTools } from "./find.ts";
import { Machine } from "./testing/machine.ts";
import { TOOLS } from "./tools.ts";

const GO = "go1.26.0";
// A stand-in for go: writes its arguments to the file behind -o, and prints a package as `go build -v` does.
const BUILDS = [
  'if [ "$1" = mod ]; then echo "{\\"Dir\\": \\"$SOURCE\\"}"; exit 0; fi',
  'echo "a/package" >&2',
  'out=; for word in "$@"; do [ "$out" = next ] && { echo "$@" > "$word"; }; [ "$word" = -o ] && out=next || out=; done',
];

describe("building what is missing", () => {
  const { PATH, SOURCE } = process.env;
  let machine: Machine;
  beforeEach(() => {
    machine = new Machine();
    process.env["PATH"] = `${machine.path("bin")}:/usr/bin:/bin`;
    process.env["SOURCE"] = machine.path("source");
  });
  afterEach(() => {
    machine.remove();
    process.env["PATH"] = PATH;
    if (SOURCE === undefined) delete process.env["SOURCE"];
    else process.env["SOURCE"] = SOURCE;
  });

  const missing = async (...names: readonly string[]): Promise<readonly Found[]> =>
    await findTools(
      { variables: { PATH: "", PULUMI_HOME: machine.root }, goVersion: GO, cache: machine.path("cache") },
      TOOLS.filter(({ name }) => names.includes(name)),
    );

  it("builds each with the pinned version in it, tells what Go is at, and finds it afterwards", async () => {
    machine.script("bin/go", ...BUILDS);
    const steps: string[] = [];
    const built = await buildMissing(await missing("pulumi", "etcd"), GO, {
      step: ({ name }, text) => steps.push(`${name} ${text}`),
    });
    assert.deepEqual(
      built.map(({ status }) => status),
      ["built", "built"],
    );
    assert.deepEqual(steps, ["pulumi a/package", "etcd a/package"]);
    const [pulumi] = await missing("pulumi");
    assert.equal(pulumi?.status, "built");
    assert.match(
      readFileSync(pulumi.path, "utf8"),
      /-X \S+version\.Version=v3\.259\.0 .*pkg\/v3\/cmd\/pulumi$/m,
    );
  });

  it("puts the files that a binary reads beside it", async () => {
    machine.script("bin/go", ...BUILDS);
    for (const file of ["schema.json", "terraform-mapping.json"])
      machine.script(`source/cmd/pulumi-resource-kubernetes/${file}`);
    const [provider] = await buildMissing(await missing("pulumi-resource-kubernetes"), GO);
    assert.ok(provider);
    assert.deepEqual(readdirSync(`${provider.path}.d`).sort(), ["schema.json", "terraform-mapping.json"]);
  });

  it("keeps earlier builds and nothing of one that failed, and shows the end of what Go printed", async () => {
    machine.script("bin/go", ...BUILDS);
    await buildMissing(await missing("etcd"), GO);
    machine.script("bin/go", ...BUILDS, "echo undefined: x >&2; exit 1");
    await assert.rejects(buildMissing(await missing("kwok", "etcd"), GO), {
      name: "SurroundingsError",
      message:
        /^go build sigs\.k8s\.io\/kwok\/cmd\/kwok failed in .*\/modules\/kwok:\na\/package\nundefined: x$/s,
    });
    assert.deepEqual(
      readdirSync(machine.path("cache")).map((folder) => folder.replace(/-.*/, "")),
      ["etcd"],
    );
  });

  it("says what is missing and how to get it where there is no Go", async () => {
    await assert.rejects(buildMissing(await missing("kwok", "etcd"), undefined), {
      name: "NoGoError",
      message: /^missing: kwok 0\.7\.0, etcd 3\.6\.5\n.*Install Go 1\.25 or newer/s,
    });
    assert.equal(existsSync(machine.path("cache")), false);
  });

  it("needs no Go where nothing is missing", async () => {
    assert.deepEqual(await buildMissing([], undefined), []);
  });
});
