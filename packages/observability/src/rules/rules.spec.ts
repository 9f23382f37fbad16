/** Proves that every alert has a severity, a time, a summary and a runbook that exists, and that every expression parses. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promqlErrors } from "../testing/promql.ts";
import { ruleGroups } from "./groups.ts";
import { prometheusGroups, runbooksUrl } from "./prometheus-format.ts";
import { isAlert, runbookName } from "./rule.ts";
import { OBJECTIVES } from "./testing.ts";

const RUNBOOKS = join(import.meta.dirname, "..", "..", "..", "..", "docs", "runbooks");

const groups = ruleGroups(OBJECTIVES);
const rules = groups.flatMap((group) => group.rules);
const alerts = rules.filter(isAlert);

describe("promqlErrors", () => {
  it("finds what does not parse", () => {
    for (const wrong of ["", "sum by (a) (", "rate(x[])", "a > and b", 'x{y="1}', "sum(x)) / 2"]) {
      assert.notDeepEqual(promqlErrors(wrong), [], wrong);
    }
    assert.deepEqual(promqlErrors('sum by (a) (rate(x{y=~"z"}[5m])) > 0'), []);
  });
});

describe("rules", () => {
  for (const rule of rules) {
    const name = isAlert(rule) ? `${rule.name} ${rule.labels?.["long_window"] ?? ""}` : rule.record;
    it(`${name}: parses`, () => assert.deepEqual(promqlErrors(rule.expr), []));
  }

  for (const name of new Set(alerts.map((alert) => alert.name))) {
    it(`${name}: has a runbook`, () => {
      assert.ok(existsSync(join(RUNBOOKS, `${runbookName(name)}.md`)), runbookName(name));
    });
  }

  it("no runbook is left of an alert that is gone", () => {
    const known = new Set(alerts.map(({ name }) => `${runbookName(name)}.md`));
    // Pages of alerts are called as the alert; others have a title in words.
    const ofAlerts = readdirSync(RUNBOOKS).filter((page) =>
      /^# [A-Z]\w*[a-z]\w*[A-Z]/.test(readFileSync(join(RUNBOOKS, page), "utf8")),
    );
    assert.ok(ofAlerts.length >= known.size);
    assert.deepEqual(
      ofAlerts.filter((page) => !known.has(page)),
      [],
    );
  });

  it("every alert says how bad it is, for how long, what it is, and where help is", () => {
    const written = prometheusGroups(groups, runbooksUrl("github.com/example/drydock"))
      .flatMap((group) => group.rules)
      .filter((rule) => "alert" in rule);
    assert.ok(written.length >= 18);
    for (const rule of written) {
      const { labels, annotations } = rule as {
        labels: Record<string, string>;
        annotations: Record<string, string>;
      };
      assert.match(String(rule["for"]), /^\d+[mh]$/);
      assert.match(labels["severity"] ?? "", /^(critical|warning)$/);
      assert.ok(labels["subject"]);
      assert.match(annotations["summary"] ?? "", /^[A-Z{].*\.$/);
      assert.match(
        annotations["runbook_url"] ?? "",
        /^https:\/\/github\.com\/example\/drydock\/blob\/main\/docs\/runbooks\/[a-z0-9-]+\.md$/,
      );
    }
  });

  it("every alert that does not follow from an objective has cases of firing and of silence", () => {
    for (const { name, cases, subject } of alerts) {
      if (subject === "error-budget") continue;
      assert.ok(
        cases.some(({ fires }) => fires.length > 0),
        `${name}: none fires`,
      );
      assert.ok(
        cases.some(({ fires }) => fires.length === 0),
        `${name}: none is quiet`,
      );
    }
  });

  it("summaries name only labels that the alert has", () => {
    for (const { name, summary, cases } of alerts) {
      const named = [...summary.matchAll(/\{\{ \$labels\.(\w+) \}\}/g)].map(([, label]) => label ?? "");
      for (const label of named.filter((label) => label !== "slo")) {
        for (const fired of cases.flatMap(({ fires }) => fires))
          assert.ok(label in fired, `${name}: ${label}`);
      }
    }
  });

  it("names the page of an alert by its words", () => {
    assert.equal(runbookName("CertificateExpiresWithin7Days"), "certificate-expires-within-7-days");
    assert.equal(runbookName("ApiErrorRateHigh"), "api-error-rate-high");
  });
});
