/** Proves the verb readiness: text, JSON, and exit statuses. */
import assert from "node:assert/strict";
import type { Readiness } from "@drydock/readiness";
import { drydock } from "../support/drydock.ts";

describe("drydock readiness", function () {
  this.timeout(120_000);

  it("answers for prod with status 0: areas, evidence, who does what, and counts", async () => {
    const { status, stdout } = await drydock(["readiness", "prod"]);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^Readiness of prod$/m);
    assert.match(stdout, /^Security$/m);
    assert.match(
      stdout,
      /^✓ pass .+ zones\n +Deployment .+; capacity \(.+\); rule zone-spread \(not broken\)$/m,
    );
    assert.match(stdout, /^• person .+ on-call\n.+\n +Head of operations: .+done when/m);
    assert.match(stdout, /\n\d+ pass, 0 fail, \d+ need a person\n$/);
  });

  it("answers as JSON, and with status 1 where something is missing: dev is in two zones", async () => {
    const { status, stdout } = await drydock(["readiness", "dev", "--format", "json"]);
    assert.equal(status, 1);
    const { environment, counts, answers } = JSON.parse(stdout) as Readiness;
    assert.equal(environment, "dev");
    assert.equal(counts.pass + counts.fail + counts.person, answers.length);
    const zones = answers.find(({ id }) => id === "zones");
    assert.deepEqual([zones?.status, zones?.missing], ["fail", ["nodes are in 2 zones, not in three"]]);
  });

  it("says what is wrong with a name that is no environment", async () => {
    const { status, stderr } = await drydock(["readiness", "nowhere"]);
    assert.equal(status, 2);
    assert.match(stderr, /nowhere/);
  });
});
