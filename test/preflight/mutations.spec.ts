/** Proves that mistakes made in the plan of prod are found by the check that should find them, and by nothing before. */
import assert from "node:assert/strict";
import type { PlanRecord } from "@drydock/core/plan-record";
import { platformFindings } from "@drydock/preflight";
import { plannedResources } from "../support/plan.ts";
import { MUTATIONS, withoutPodRange } from "./mutations.ts";
import { MUTATIONS_OF_WORKLOADS } from "./mutations-of-workloads.ts";

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

  for (const environment of ["dev", "staging", "prod", "prod-dr"]) {
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

  it("knows the pods of every chart and add-on that is installed", async () => {
    for (const environment of ["dev", "staging", "prod"]) {
      const { record } = await plannedResources(environment);
      const { leavesOut = [] } = record.capacity ?? {};
      assert.deepEqual(
        leavesOut.filter((sentence) => sentence.startsWith("Pods of ")),
        [],
      );
    }
  });

  it("places every pod of prod, with any zone gone too, but for those that wait for their volume", async () => {
    const { record } = await plannedResources("prod");
    const { placements = [], zoneLoss = [], pools = [] } = record.capacity ?? {};
    assert.deepEqual(
      placements.filter(({ pending }) => pending),
      [],
    );
    assert.ok(placements.length > 60 && pools.length > 8);
    assert.equal(zoneLoss.length, 3);
    for (const { zone, pending } of zoneLoss)
      for (const { reason } of pending) assert.equal(reason, `volumes of its pods are in ${zone}`);
  });

  it("finds every declared connection of prod open, and no other", async () => {
    const { record } = await plannedResources("prod");
    const { reachability = [], subnets = [] } = record.network ?? {};
    assert.ok(reachability.length > 250 && subnets.length === 9);
    assert.deepEqual(
      reachability.filter(({ declared, reachable }) => !(declared && reachable)),
      [],
    );
  });

  it("takes less than a fifth of a second of computing for prod", async () => {
    const { record } = await plannedResources("prod");
    const times = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage();
      platformFindings(record);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    assert.ok(Math.min(...times) < 200, times.join(", "));
  });
});

describe("mistakes in the plan of prod", function () {
  this.timeout(60_000);

  for (const { mistake, check, make } of [...MUTATIONS, ...MUTATIONS_OF_WORKLOADS]) {
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
    const found = newFindings(record, withoutPodRange).filter(({ id }) => id.startsWith("addresses/"));
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
