/** Keys of PagerDuty and Slack, for Alertmanager. */
import type * as k8s from "@pulumi/kubernetes";
import { needsSecrets, PAGERDUTY_KEY, RECEIVER_SECRET, SLACK_KEY } from "../alertmanager/config.ts";
import type { Installing } from "../installing.ts";
import { createExternalSecret } from "./external-secret.ts";

/** None where the environment tells nobody. */
export function createReceiverSecrets(installing: Installing): k8s.apiextensions.CustomResource[] {
  const { alertmanager } = installing.context.settings.observability;
  if (!needsSecrets(alertmanager)) return [];
  const { pagerDuty, slackChannel } = alertmanager;
  return [
    createExternalSecret(installing, RECEIVER_SECRET, "alertmanager", {
      ...(pagerDuty ? { [PAGERDUTY_KEY]: "pagerDutyRoutingKey" } : {}),
      ...(slackChannel === undefined ? {} : { [SLACK_KEY]: "slackWebhookUrl" }),
    }),
  ];
}
