// Proves for every object of every shipped environment that what it needs is made before it and deleted after it, and
// that the proof fails when an order is taken away.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listEnvironments } from "@drydock/core/environment";
import { REPOSITORY } from "../support/drydock.ts";
import { type Planned, plannedResources } from "../support/plan.ts";
import { EXCEPTIONS } from "./exceptions.ts";
import { orderOf } from "./graph.ts";
import { type Judgement, judge, type Violation } from "./rule.ts";
import { RULES } from "./rules/index.ts";
import { severed } from "./severed.ts";
import { worldOf } from "./world.ts";

const nameOf = (urn: string): string => urn.split("::").at(-1) ?? urn;

function isExcepted({ rule, subject, before }: Violation): boolean {
  return EXCEPTIONS.some(
    (one) => one.rule === rule && one.subject === nameOf(subject) && one.before.includes(nameOf(before)),
  );
}

const told = ({ rule, subject, before }: Violation): string =>
  `${rule}: ${subject} does not wait for ${before}`;

describe("order", () => {
  const judgements = new Map<string, Judgement>();
  before(async function () {
    this.timeout(120_000);
    for (const name of listEnvironments()) judgements.set(name, judge((await plannedResources(name)).record));
  });

  for (const name of listEnvironments()) {
    it(`holds for every object of ${name}`, () => {
      const { violations, pairs } = judgements.get(name) ?? assert.fail(name);
      assert.deepEqual(violations.filter((one) => !isExcepted(one)).map(told), []);
      if (name !== "prod") return;
      for (const rule of RULES) assert.ok((pairs[rule.id] ?? 0) > 0, `${rule.id} looked at nothing`);
    });
  }

  for (const { rule, subject, before: earlier, page, words } of EXCEPTIONS) {
    it(`is broken by ${subject} as its page says, and no longer than it is`, () => {
      assert.match(readFileSync(join(REPOSITORY, page), "utf8").replaceAll(/\s+/g, " "), words);
      const all = [...judgements.values()].flatMap(({ violations }) => violations);
      const found = all.filter((one) => one.rule === rule && nameOf(one.subject) === subject);
      assert.deepEqual([...new Set(found.map((one) => nameOf(one.before)))].sort(), [...earlier].sort());
    });
  }
});

describe("an order that is taken away", () => {
  let dev: Planned;
  before(async function () {
    this.timeout(120_000);
    dev = await plannedResources("dev");
  });

  for (const rule of RULES) {
    it(`is found: ${rule.id}`, () => {
      const { record } = dev;
      const order = orderOf(record);
      const pairs = rule
        .needs(worldOf(record))
        .flatMap(({ subject, after }) => after.map(({ urn }) => ({ subject: subject.urn, before: urn })));
      const real = pairs.filter(
        ({ subject, before: earlier }) => subject !== earlier && order.isAfter(subject, earlier),
      );
      const [first, middle, last] = [real[0], real[real.length >> 1], real.at(-1)];
      for (const pair of [first, middle, last]) {
        assert.ok(pair);
        const { violations } = judge(severed(record, pair.subject, pair.before));
        const found = violations.filter(
          (one) => one.rule === rule.id && one.subject === pair.subject && one.before === pair.before,
        );
        assert.equal(found.length, 1, `${pair.subject} without ${pair.before}`);
      }
    });
  }

  it("is found where the gateway's Service no longer waits for the load balancer controller, by name", async () => {
    const { record } = await plannedResources("prod");
    const service = "mesh-istio-ingressgateway-service";
    const resources = record.resources.map((one) => (one.name === service ? { ...one, dependsOn: [] } : one));
    const { violations } = judge({ ...record, resources });
    const found = violations.filter((one) => !isExcepted(one) && nameOf(one.subject) === service);
    assert.ok(found.some(({ rule }) => rule === "namespace"));
    const lost = found.filter(({ rule }) => rule === "load-balancer").map((one) => nameOf(one.before));
    assert.ok(lost.includes("mesh-load-balancers-release"));
    assert.ok(lost.includes("mesh-load-balancers-aws-load-balancer-controller-association"));
  });

  it("is found where the layers of one stack no longer wait for each other", () => {
    const { record } = dev;
    const resources = record.resources.map((one) => (one.parent === null ? { ...one, dependsOn: [] } : one));
    const { violations } = judge({ ...record, resources });
    const broken = new Set(violations.map(({ rule }) => rule));
    for (const rule of ["controller", "admission", "sidecar", "storage", "nodes", "vpc"]) {
      assert.ok(broken.has(rule), rule);
    }
  });

  it("is found where layers are deployed in another order", async () => {
    const { record } = await plannedResources("prod");
    const { violations } = judge({ ...record, layers: [...record.layers].reverse() });
    assert.ok(violations.some(({ rule }) => rule === "nodes"));
    assert.ok(violations.some(({ rule }) => rule === "vpc"));
  });

  it("is found where nothing serves a kind any more", async () => {
    const { record } = await plannedResources("prod");
    const resources = record.resources.filter(({ name }) => name !== "security-cert-manager-release");
    const { violations } = judge({ ...record, resources });
    assert.ok(
      violations.some(
        ({ before: earlier }) => earlier === "any controller of cert-manager.io Certificate: none is planned",
      ),
    );
  });
});
