/** Proves that mistakes made in the plan of prod are found by the check that should find them, and by nothing before. */
import assert from "node:assert/strict";
import type { PlanRecord } from "@drydock/core/plan-record";
import { platformFindings } from "@drydock/preflight";
import { plannedResources } from "../support/plan.ts";
import { MUTATIONS, withoutPodRange } from "./mutations.ts";

type Finding = ReturnType<typeof platformFindings>[number];

const key = ({ id, subject, message }: Finding): string => `${id} ${subject} ${message}`;

/** What is found in the changed plan and was not before. */
function newFindings(record: PlanRecord, make: (typeof MUTATIONS)[number]["make"]): Finding[] {
  const before = new Set(platformFindings(record).map(key));
  const after = platformFindings({ ...record, resources: [...make(record.resources)] });
  return after.filter((finding) => !before.has(key(finding)));
}

describe("preflight of the shipped environments", function () {
  this.timeout(60_000);

  for (const environment of ["dev", "staging", "prod"]) {
    it(`finds nothing in ${environment} that would fail`, async () => {
      const { record } = await plannedResources(environment);
      const failures = platformFindings(record).filter(({ status }) => status === "fail");
      assert.deepEqual(failures.map(key), []);
    });
  }

  it("counts vCPUs against what prod states of its account", async () => {
    const { record } = await plannedResources("prod");
    const { quotas, ...unstated } = record;
    assert.deepEqual(Object.keys(quotas ?? {}), ["standardOnDemandVcpus", "standardSpotVcpus"]);
    const found = platformFindings(unstated).filter(({ id }) => id.startsWith("quotas/"));
    assert.deepEqual(
      found.map(({ id, status }) => `${status} ${id}`),
      ["warn quotas/StandardOnDemandVcpus", "warn quotas/StandardSpotVcpus"],
    );
  });

  it("takes less than a fifth of a second for prod, on a machine that lets it", async () => {
    const { record } = await plannedResources("prod");
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      platformFindings(record);
      return performance.now() - start;
    });
    assert.ok(Math.min(...times) < 200, times.join(", "));
  });
});

describe("mistakes in the plan of prod", function () {
  this.timeout(60_000);

  for (const { mistake, check, make } of MUTATIONS) {
    it(`${check}: ${mistake}`, async () => {
      const { record } = await plannedResources("prod");
      const found = newFindings(record, make);
      assert.ok(
        found.some(({ id }) => id === check),
        `found instead: ${found.map(key).join("; ") || "nothing"}`,
      );
    });
  }

  it("says how large the network without a range for pods would have to be", async () => {
    const { record } = await plannedResources("prod");
    const found = newFindings(record, withoutPodRange);
    assert.deepEqual(
      found.map(({ id }) => id),
      Array(3).fill("addresses/SubnetTooSmall"),
    );
    for (const { message } of found) {
      const [, needed, fits, nodes] =
        /has 251 addresses, and needs (\d+) .* full at (\d+) of (\d+) nodes$/.exec(message) ?? [];
      assert.ok(Number(needed) > 10_000 && Number(nodes) > 80, message);
      assert.equal(fits, "1");
    }
  });
});
