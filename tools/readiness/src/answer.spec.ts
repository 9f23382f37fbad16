/** Proves how proofs find evidence and say what is missing, and how a person's part comes after that of the plan. */
import assert from "node:assert/strict";
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import { answer } from "./answer.ts";
import type { Documents } from "./documents.ts";
import type { Line } from "./lines/index.ts";
import type { Facts, Proof } from "./proof.ts";
import { survivesZones } from "./proofs/figures.ts";
import { atLeast, both, value } from "./proofs/inputs.ts";
import { alertRunbooks, page } from "./proofs/pages.ts";
import { all, has, release } from "./proofs/resources.ts";
import { check, rule } from "./proofs/verdicts.ts";

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const RELEASE = "kubernetes:helm.sh/v3:Release";

const resource = (type: string, name: string, inputs: Record<string, unknown>): PlannedResource => ({
  urn: `urn::${name}`,
  type,
  name,
  id: name,
  layer: "app",
  parent: null,
  component: null,
  inputs,
  dependsOn: [],
});

const documents: Documents = {
  paths: ["docs/runbooks/a.md"],
  text: (path) => (path === "docs/runbooks/a.md" ? "# A\n\n## Look\n" : undefined),
};

function facts(resources: readonly PlannedResource[], rest: Partial<PlanRecord> = {}): Facts {
  const record: PlanRecord = {
    schemaVersion: 1,
    environment: "test",
    topology: "single",
    layers: [],
    resources: [...resources],
    policy: { evaluated: 1, violations: [], exempted: [] },
    preflight: [],
    ...rest,
  };
  return { record, documents };
}

const two = facts([
  resource(DEPLOYMENT, "a", { spec: { replicas: 2 } }),
  resource(DEPLOYMENT, "b", { spec: { replicas: 1 } }),
]);
const replicas = (least: number) => value(["spec", "replicas"], atLeast(least));

describe("resources as proof", () => {
  it("one is enough for has, and the others are counted", () => {
    assert.deepEqual(has(DEPLOYMENT, replicas(1))(two).evidence, [
      { kind: "resource", name: "Deployment a", urn: "urn::a", value: "replicas 2", more: 1 },
    ]);
    assert.deepEqual(has(DEPLOYMENT, replicas(3))(two).missing, ["no Deployment of the plan shows it"]);
  });

  it("all names those that do not show it", () => {
    assert.deepEqual(all([DEPLOYMENT], replicas(2))(two).missing, ["not shown by Deployment b"]);
    assert.deepEqual(all([RELEASE], replicas(2))(two).missing, ["the plan has no Release"]);
  });

  it("takes no component for a resource", () => {
    const { id: _id, ...component } = resource(DEPLOYMENT, "c", {});
    assert.equal(has(DEPLOYMENT)(facts([component])).evidence.length, 0);
  });

  it("knows a release by its chart, with or without a registry before it", () => {
    const loki = facts([resource(RELEASE, "logs", { chart: "oci://host/charts/loki", version: "1.2.3" })]);
    assert.equal(release("loki")(loki).evidence[0]?.value, "version 1.2.3");
    assert.deepEqual(release("tempo")(loki).missing, ["chart tempo is not installed"]);
    assert.deepEqual(release("loki", value(["values"]))(loki).missing, [
      "the values of chart loki do not show it",
    ]);
  });

  it("reads nothing from what is empty, and both only where each is there", () => {
    assert.equal(value(["a"])({ a: "" }), undefined);
    assert.equal(value(["a", "b"])({ a: null }), undefined);
    assert.equal(both(value(["a"]), value(["b"]))({ a: 1 }), undefined);
    assert.equal(both(value(["a"]), value(["b"]))({ a: 1, b: false }), "a 1, b false");
  });
});

describe("verdicts as proof", () => {
  const exempted = {
    policy: "one",
    urn: "u",
    path: "",
    message: "m",
    reason: "r",
    owner: "o",
    expires: "2027-01-01",
  };

  it("a rule that was not evaluated proves nothing; one with exemptions says how many", () => {
    const policy = (evaluated: number) =>
      facts([], { policy: { evaluated, violations: [], exempted: [exempted] } });
    assert.deepEqual(rule("one")(policy(0)).missing, ["rule one was not held against the plan"]);
    assert.equal(rule("one")(policy(5)).evidence[0]?.value, "not broken, 1 exempted");
  });

  it("a check without its figures proves nothing; a failure is repeated, a warning is not", () => {
    const network = { subnets: [], reachability: [], leavesOut: [] };
    const finding = (status: "fail" | "warn") =>
      facts([], {
        network,
        preflight: [{ id: "wiring/One", status, subject: "s", message: "is wrong", remediation: "r" }],
      });
    assert.deepEqual(check("wiring/", "network")(two).missing, [
      "wiring/ was not checked: the plan has no network",
    ]);
    assert.deepEqual(check("wiring/", "network")(finding("fail")).missing, ["wiring/One: is wrong"]);
    assert.deepEqual(check("wiring/", "network")(finding("warn")).missing, []);
  });
});

describe("figures and pages as proof", () => {
  it("says what is missing", () => {
    assert.deepEqual(survivesZones(two).missing, ["the plan has no figures of capacity"]);
    assert.deepEqual(page("docs/runbooks/a.md", "Look", "Act")(two).missing, [
      "docs/runbooks/a.md does not say: Act",
    ]);
    assert.deepEqual(page("docs/b.md")(two).missing, ["docs/b.md does not exist"]);
  });

  it("an alert without a link is an alert without a page", () => {
    const rules = (...own: unknown[]) =>
      facts([
        resource("kubernetes:monitoring.coreos.com/v1:PrometheusRule", "r", {
          spec: { groups: [{ rules: own }] },
        }),
      ]);
    const linked = { alert: "A", annotations: { runbook_url: "https://host/docs/runbooks/a.md" } };
    assert.deepEqual(alertRunbooks(rules(linked, { record: "not:an:alert" })).missing, []);
    assert.deepEqual(alertRunbooks(rules(linked, { alert: "B" })).missing, ["no page for alert B"]);
    assert.deepEqual(alertRunbooks(rules()).missing, ["the plan has no alerts"]);
  });
});

describe("answers", () => {
  const line = (proof: Proof, person?: Line["person"]): Line => ({
    ...{ id: "one", area: "Area", question: "Is it?", sources: [], proofs: [proof] },
    ...(person ? { person } : {}),
  });
  const person = { who: "Somebody", does: "Look." };

  it("pass by evidence, wait for a person, and fail before anybody is asked", () => {
    assert.equal(answer(line(has(DEPLOYMENT)), two).status, "pass");
    assert.equal(answer(line(has(DEPLOYMENT), person), two).status, "person");
    const failed = answer(line(has(RELEASE), person), two);
    assert.deepEqual([failed.status, failed.missing], ["fail", ["no Release of the plan shows it"]]);
  });
});
