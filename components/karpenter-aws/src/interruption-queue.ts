/** Queue through which AWS announces the end of instances, and the rules that fill it. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { INTERRUPTION_RULES } from "./interruption-events.ts";

/** A warning is for two minutes; older ones are about instances that are gone. */
const RETENTION_SECONDS = 300;

/** Who may reach the queue: EventBridge for these rules, and nobody without TLS. */
export function queuePolicy(queueArn: string, ruleArns: readonly string[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "EventsFromOwnRules",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: queueArn,
        Condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
      },
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: queueArn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
}

export interface InterruptionQueue {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
}

export function createInterruptionQueue(parent: pulumi.Resource, name: string): InterruptionQueue {
  const queue = new aws.sqs.Queue(
    `${name}-queue`,
    { messageRetentionSeconds: RETENTION_SECONDS, sqsManagedSseEnabled: true },
    { parent },
  );
  const rules = createRules(parent, name);
  const policy = new aws.sqs.QueuePolicy(
    `${name}-queue-policy`,
    {
      queueUrl: queue.url,
      policy: pulumi
        .all([queue.arn, pulumi.all(rules.map(({ rule }) => rule.arn))])
        .apply(([queueArn, ruleArns]) => queuePolicy(queueArn, ruleArns)),
    },
    { parent },
  );
  createTargets(parent, rules, queue, policy);
  return { name: queue.name, arn: queue.arn };
}

interface NamedRule {
  readonly ruleName: string;
  readonly rule: aws.cloudwatch.EventRule;
}

function createRules(parent: pulumi.Resource, name: string): NamedRule[] {
  return Object.entries(INTERRUPTION_RULES).map(([kind, { description, pattern }]) => ({
    ruleName: `${name}-${kind}`,
    rule: new aws.cloudwatch.EventRule(
      `${name}-${kind}`,
      { description, eventPattern: JSON.stringify(pattern) },
      { parent },
    ),
  }));
}

/** After the queue's policy: EventBridge drops what a queue does not accept, and tells nobody. */
function createTargets(
  parent: pulumi.Resource,
  rules: readonly NamedRule[],
  queue: aws.sqs.Queue,
  policy: aws.sqs.QueuePolicy,
): void {
  for (const { ruleName, rule } of rules) {
    new aws.cloudwatch.EventTarget(
      `${ruleName}-target`,
      { rule: rule.name, arn: queue.arn },
      { parent, dependsOn: [policy] },
    );
  }
}
