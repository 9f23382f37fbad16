/** Who is told of which alert. Keys are read from files, so that the configuration may be seen by anybody. OBS-03. */
import type { ObservabilitySettings } from "@drydock/core/environment";

export type AlertmanagerSettings = ObservabilitySettings["alertmanager"];

/** Secret with the keys of the receivers; the operator mounts it into the pods. */
export const RECEIVER_SECRET = "alertmanager-receivers";
export const PAGERDUTY_KEY = "pagerduty-routing-key";
export const SLACK_KEY = "slack-webhook-url";

const file = (key: string): string => `/etc/alertmanager/secrets/${RECEIVER_SECRET}/${key}`;

/** Alerts without a receiver: they are in Alertmanager and Grafana, and nobody is told. */
const NOBODY = "nobody";
const PAGERDUTY = "pagerduty";
const SLACK = "slack";

export function needsSecrets({ pagerDuty, slackChannel }: AlertmanagerSettings): boolean {
  return pagerDuty || slackChannel !== undefined;
}

export function alertmanagerConfig(settings: AlertmanagerSettings) {
  return {
    global: { resolve_timeout: "5m" },
    route: {
      receiver: settings.slackChannel === undefined ? NOBODY : SLACK,
      // One message for one problem of one namespace, not one for each pod.
      group_by: ["alertname", "namespace", "subject"],
      group_wait: settings.groupWait,
      group_interval: settings.groupInterval,
      repeat_interval: settings.repeatInterval,
      routes: [...criticalRoutes(settings), ...teamRoutes(settings)],
    },
    inhibit_rules: INHIBITIONS,
    receivers: receivers(settings),
  };
}

/** Goes on to the channel after: who is woken up finds the talk there. */
function criticalRoutes({ pagerDuty }: AlertmanagerSettings) {
  return pagerDuty ? [{ receiver: PAGERDUTY, matchers: ['severity = "critical"'], continue: true }] : [];
}

function teamRoutes({ teams }: AlertmanagerSettings) {
  return Object.entries(teams).map(([team, { namespaces }]) => ({
    receiver: `${SLACK}-${team}`,
    matchers: [`namespace =~ "${namespaces.join("|")}"`],
  }));
}

const INHIBITIONS = [
  {
    source_matchers: ['severity = "critical"'],
    target_matchers: ['severity = "warning"'],
    // What no alert has, such as a certificate's name on an alert of a node, is equal on both sides.
    equal: ["subject", "namespace", "name", "node", "slo"],
  },
] as const;

function receivers({ pagerDuty, slackChannel, teams }: AlertmanagerSettings) {
  return [
    { name: NOBODY },
    ...(pagerDuty ? [pagerDutyReceiver()] : []),
    ...(slackChannel === undefined ? [] : [slackReceiver(SLACK, slackChannel)]),
    ...Object.entries(teams).map(([team, { slackChannel: channel }]) =>
      slackReceiver(`${SLACK}-${team}`, channel),
    ),
  ];
}

function pagerDutyReceiver() {
  return {
    name: PAGERDUTY,
    pagerduty_configs: [
      {
        routing_key_file: file(PAGERDUTY_KEY),
        send_resolved: true,
        severity: "{{ .CommonLabels.severity }}",
        description: "{{ .CommonLabels.alertname }}: {{ (index .Alerts 0).Annotations.summary }}",
        details: { runbook: "{{ (index .Alerts 0).Annotations.runbook_url }}" },
      },
    ],
  };
}

function slackReceiver(name: string, channel: string) {
  return {
    name,
    slack_configs: [
      {
        api_url_file: file(SLACK_KEY),
        channel,
        send_resolved: true,
        title: "[{{ .Status | toUpper }}] {{ .CommonLabels.severity }}: {{ .CommonLabels.alertname }}",
        text: "{{ range .Alerts }}{{ .Annotations.summary }} <{{ .Annotations.runbook_url }}|runbook>\n{{ end }}",
      },
    ],
  };
}
