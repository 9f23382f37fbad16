// Proves that the deployment verbs refuse what they cannot do with the documented exit status, and say how to mend it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drydock } from "../support/drydock.ts";

describe("drydock preview, up, refresh and destroy", function () {
  this.timeout(60_000);
  let folder: string;
  let bare: Record<string, string>;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "drydock-deploy-"));
    bare = { PATH: folder, PULUMI_HOME: folder, DRYDOCK_CACHE: join(folder, "cache") };
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("say how to get the Pulumi CLI where there is none", async () => {
    for (const args of [
      ["preview", "prod"],
      ["up", "prod", "--yes"],
      ["refresh", "dev", "--dry-run"],
      ["destroy", "dev", "--yes"],
    ]) {
      const { status, stdout, stderr } = await drydock(args, { env: bare });
      assert.deepEqual([status, stdout], [3, ""], args.join(" "));
      assert.match(stderr, /^the Pulumi CLI is missing: .*\ninstall version 3\.\d+\.\d+ or newer \(https:/);
    }
  });

  it("do not guess an answer where nobody can be asked", async () => {
    const { status, stderr } = await drydock(["up", "prod"], { env: bare });
    assert.equal(status, 2);
    assert.match(stderr, /^this asks before it changes anything, .*; answer with --yes\n$/);
  });

  it("take no layer of an environment that is one stack, and no layer that is not there", async () => {
    const single = await drydock(["preview", "dev", "network"], { env: bare });
    assert.deepEqual(
      [single.status, single.stderr],
      [2, "environment dev is one stack (topology single): name no layer, or set topology: layered\n"],
    );
    const unknown = await drydock(["preview", "prod", "netwrk"], { env: bare });
    assert.equal(unknown.status, 2);
    assert.match(unknown.stderr, /^no layer netwrk; layers are: network, cluster, /);
  });
});
