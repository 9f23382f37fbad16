/** Proves who is told of what: critical to PagerDuty, the rest to the team's or the platform's channel. OBS-03. */
import assert from "node:assert/strict";
import { alertmanagerConfig, type AlertmanagerSettings, needsSecrets } from "./config.ts";

const quiet: AlertmanagerSettings = {
  replicas: 1,
  pagerDuty: false,
  groupWait: "30s",
  groupInterval: "5m",
  repeatInterval: "4h",
  teams: {},
};
const full: AlertmanagerSettings = {
  ...quiet,
  replicas: 3,
  pagerDuty: true,
  slackChannel: "#platform",
  teams: { data: { namespaces: ["data", "queues"], slackChannel: "#data" } },
};

type Labels = Readonly<Record<string, string>>;

/** Receivers of an alert, as Alertmanager walks the routes. */
function receiversOf(settings: AlertmanagerSettings, labels: Labels): string[] {
  const { route } = alertmanagerConfig(settings);
  const told: string[] = [];
  for (const given of route.routes as { receiver: string; matchers: string[]; continue?: boolean }[]) {
    if (!given.matchers.every((matcher) => matches(matcher, labels))) continue;
    told.push(given.receiver);
    if (!given.continue) return told;
  }
  return [...told, ...(told.length === 0 || labels["severity"] === "critical" ? [route.receiver] : [])];
}

function matches(matcher: string, labels: Labels): boolean {
  const [, label = "", operator, value = ""] = /^(\w+) (=~|=) "(.*)"$/.exec(matcher) ?? assert.fail(matcher);
  const actual = labels[label] ?? "";
  return operator === "=" ? actual === value : new RegExp(`^(?:${value})$`).test(actual);
}

describe("the configuration of Alertmanager", () => {
  const CASES: readonly (readonly [Labels, readonly string[]])[] = [
    [{ severity: "warning", namespace: "data" }, ["slack-data"]],
    [{ severity: "critical", namespace: "queues" }, ["pagerduty", "slack-data"]],
    [{ severity: "warning", namespace: "database" }, ["slack"]],
    [{ severity: "warning" }, ["slack"]],
  ];
  for (const [labels, told] of CASES) {
    it(`${JSON.stringify(labels)} goes to ${told.join(" and ")}`, () => {
      assert.deepEqual(receiversOf(full, labels), told);
    });
  }

  it("tells of a critical alert without a team in the channel of the platform", () => {
    const { route } = alertmanagerConfig(full);
    assert.equal(route.routes[0]?.receiver, "pagerduty");
    assert.equal((route.routes[0] as { continue?: boolean }).continue, true);
    assert.equal(route.receiver, "slack");
  });

  it("names a receiver for every route, and a file for every key", () => {
    const { receivers, route } = alertmanagerConfig(full);
    const names = receivers.map(({ name }) => name);
    for (const { receiver } of [route, ...route.routes]) assert.ok(names.includes(receiver), receiver);
    const text = JSON.stringify(receivers);
    assert.match(
      text,
      /"routing_key_file":"\/etc\/alertmanager\/secrets\/alertmanager-receivers\/pagerduty-routing-key"/,
    );
    assert.ok(!/"(routing_key|service_key|api_url)":/.test(text));
  });

  it("tells nobody where the environment wants nobody told", () => {
    assert.equal(alertmanagerConfig(quiet).route.receiver, "nobody");
    assert.deepEqual([needsSecrets(quiet), needsSecrets(full)], [false, true]);
  });

  it("silences a warning where a critical alert of the same subject and place fires", () => {
    const [rule] = alertmanagerConfig(full).inhibit_rules;
    assert.deepEqual(rule?.source_matchers, ['severity = "critical"']);
    assert.deepEqual(rule?.target_matchers, ['severity = "warning"']);
    assert.deepEqual(rule?.equal, ["subject", "namespace", "name", "node", "slo"]);
  });
});
