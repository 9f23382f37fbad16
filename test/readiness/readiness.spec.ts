/** Proves that the questions stand for every line of the source checklists, and that each answer hangs on its evidence. */
import assert from "node:assert/strict";
import type { PlanRecord, PolicyViolation } from "@drydock/core/plan-record";
import { answer, type Documents, documentsIn, type Evidence, LINES, readinessOf } from "@drydock/readiness";
import { RULES } from "@drydock/rules";
import { REPOSITORY } from "../support/drydock.ts";
import { plannedResources } from "../support/plan.ts";
import { MISTAKES } from "./mistakes.ts";
import { CHECKLISTS } from "./sources.ts";

const documents = documentsIn(REPOSITORY);

const EMPTY: PlanRecord = {
  schemaVersion: 1,
  environment: "empty",
  topology: "single",
  layers: [],
  resources: [],
  policy: { evaluated: 0, violations: [], exempted: [] },
  preflight: [],
};

/** Kinds that are asked for together. */
const WITH_PODS = ["apps/v1:Deployment", "apps/v1:StatefulSet", "argoproj.io/v1alpha1:Rollout"].map(
  (kind) => `kubernetes:${kind}`,
);

interface Broken {
  readonly how: string;
  readonly record: PlanRecord;
  readonly documents: Documents;
}

/** The plan and the documents, with what an answer points at taken away or spoilt. */
function broken(record: PlanRecord, { kind, name, value, urn }: Evidence): Broken[] {
  const type = record.resources.find((one) => one.urn === urn)?.type;
  const same = { record, documents };
  switch (kind) {
    case "resource": {
      const types = type !== undefined && WITH_PODS.includes(type) ? WITH_PODS : [type];
      const resources = record.resources.filter((one) => !types.includes(one.type));
      const emptied = record.resources.map((one) => (one.type === type ? { ...one, inputs: {} } : one));
      return [
        { ...same, how: `without ${type}`, record: { ...record, resources } },
        ...(value === undefined
          ? []
          : [{ ...same, how: `with empty ${type}`, record: { ...record, resources: emptied } }]),
      ];
    }
    case "rule": {
      const violation: PolicyViolation = {
        ...{ policy: name, pack: "drydock", level: "advisory", severity: "low", urn: "urn::one", path: "" },
        ...{ message: "is broken", remediation: "mend it", environmentPath: null, frameworks: [] },
      };
      const policy = { ...record.policy, violations: [violation] };
      return [{ ...same, how: `with ${name} broken`, record: { ...record, policy } }];
    }
    case "check": {
      const id = name === "preflight" ? "any/Check" : name;
      const failure = {
        id,
        status: "fail",
        subject: "one",
        message: "fails",
        remediation: "mend it",
      } as const;
      return [{ ...same, how: `with ${id} failed`, record: { ...record, preflight: [failure] } }];
    }
    case "figure":
      return [{ ...same, how: `without figures of ${name}`, record: { ...record, [name]: undefined } }];
    case "document": {
      const paths = documents.paths.filter((path) => path !== name);
      const text = (path: string) => (path === name ? undefined : documents.text(path));
      return [{ ...same, how: `without ${name}`, documents: { paths, text } }];
    }
  }
}

describe("readiness", function () {
  this.timeout(120_000);
  let record: PlanRecord;
  before(async () => ({ record } = await plannedResources("prod")));

  it("OPS-05: stands for every line of the source checklists, and for nothing else", () => {
    const wanted = Object.entries(CHECKLISTS).flatMap(([list, count]) =>
      Array.from({ length: count }, (_, i) => `${list}/${i + 1}`),
    );
    const named = new Set(LINES.flatMap(({ sources }) => sources));
    assert.deepEqual([...named].sort(), wanted.sort());
    assert.equal(new Set(LINES.map(({ id }) => id)).size, LINES.length);
  });

  it("OPS-05: prod fails no question, and says who has to do what for the rest", () => {
    const { answers, counts } = readinessOf(record, documents);
    const failed = answers.filter(({ status }) => status === "fail").map(({ id, missing }) => [id, missing]);
    assert.deepEqual(failed, []);
    assert.equal(counts.pass + counts.person, LINES.length);
    for (const { id, evidence, status, person } of answers) {
      assert.notEqual(evidence.length, 0, id);
      if (status === "person") assert.match(person?.does ?? "", /; done when .+\.$/, id);
    }
  });

  it("OPS-05: fails every question of an empty plan, even with all documents", () => {
    const { answers } = readinessOf(EMPTY, documents);
    assert.deepEqual(
      answers.filter(({ status }) => status !== "fail").map(({ id }) => id),
      [],
    );
  });

  const chosen = {
    dev: ["security-audit", "images-scanned", "zones", "on-call", "backup-storage", "backups"],
    staging: ["backup-storage", "on-call"],
    "prod-dr": ["backup-storage"],
  } as const;
  for (const [environment, ids] of Object.entries(chosen)) {
    it(`fails in ${environment} what it chose not to have`, async () => {
      const { answers } = readinessOf((await plannedResources(environment)).record, documents);
      const failed = answers.filter(({ status }) => status === "fail").map(({ id }) => id);
      for (const id of ids) assert.ok(failed.includes(id), id);
      if (environment !== "dev") assert.deepEqual(failed.sort(), [...ids].sort());
    });
  }

  it("names only rules that exist", () => {
    const known = new Set(RULES.map(({ id }) => id));
    const named = readinessOf(record, documents).answers.flatMap(({ evidence }) =>
      evidence.filter(({ kind }) => kind === "rule").map(({ name }) => name),
    );
    assert.ok(named.length > 30);
    assert.deepEqual(
      named.filter((name) => !known.has(name)),
      [],
    );
  });

  for (const line of LINES) {
    it(`OPS-05: ${line.id} fails without any one part of its evidence`, () => {
      const facts = answer(line, { record, documents });
      for (const evidence of facts.evidence) {
        for (const { how, ...changed } of broken(record, evidence)) {
          assert.equal(answer(line, changed).status, "fail", `${line.id} ${how}`);
        }
      }
    });
  }

  for (const { line: id, mistake, make } of MISTAKES) {
    it(`OPS-05: ${id} finds ${mistake}`, () => {
      const line = LINES.find((one) => one.id === id);
      assert.ok(line, id);
      const changed = structuredClone(record);
      make(changed);
      assert.notEqual(answer(line, { record, documents }).status, "fail");
      assert.equal(answer(line, { record: changed, documents }).status, "fail");
    });
  }
});
