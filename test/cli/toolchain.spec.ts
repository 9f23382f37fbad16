// Proves that drydock toolchain tells what is there and what is missing, and how to get it, with the documented exit status.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drydock } from "../support/drydock.ts";

describe("drydock toolchain", function () {
  this.timeout(60_000);
  let folder: string;
  let bare: Record<string, string>;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "drydock-toolchain-"));
    // Nothing on the PATH: neither Go nor a tool.
    bare = {
      PATH: folder,
      PULUMI_HOME: folder,
      KUBEBUILDER_ASSETS: folder,
      DRYDOCK_CACHE: join(folder, "cache"),
    };
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("lists every program with its version and what it is for, and exits with 3 while one is missing", async () => {
    const { status, stdout } = await drydock(["toolchain"], { env: bare });
    assert.equal(status, 3);
    assert.match(stdout, /pulumi +3\.\d+\.\d+ +✗ missing .* the engine/);
    assert.match(stdout, /7 missing; build them with: drydock toolchain --build \(needs Go 1\.25 or newer/);
  });

  it("gives the same as JSON", async () => {
    const { status, stdout } = await drydock(["toolchain", "--format", "json"], { env: bare });
    const { go, tools } = JSON.parse(stdout) as { go: unknown; tools: { status: string; path: string }[] };
    assert.equal(status, 3);
    assert.equal(go, null);
    assert.ok(
      tools.length === 7 && tools.every((tool) => tool.status === "missing" && tool.path.startsWith(folder)),
    );
  });

  it("says how to get Go when it should build without it", async () => {
    const { status, stderr } = await drydock(["toolchain", "--build"], { env: bare });
    assert.equal(status, 3);
    assert.match(
      stderr,
      /^missing: kube-apiserver .*\nThey are built with Go, and there is no go on the PATH/m,
    );
    assert.doesNotMatch(stderr, /^ {4}at /m);
  });

  it("looks after the named tools alone", async () => {
    const { status, stderr } = await drydock(["toolchain", "--build", "etcd", "pulumi"], { env: bare });
    assert.equal(status, 3);
    assert.match(stderr, /^missing: pulumi \d+\.\d+\.\d+, etcd \d+\.\d+\.\d+$/m);
  });

  it("refuses a tool that there is not, and says which there are", async () => {
    const { status, stderr } = await drydock(["toolchain", "--build", "pulumy"], { env: bare });
    assert.equal(status, 2);
    assert.match(stderr, /^there is no tool pulumy; there are kube-apiserver, .*, pulumi, kwok, etcd$/m);
  });
});
