/** EventBridge rules and where their events go: a rule needs a target, and the queue must let the rule in. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { text } from "../kubernetes/read.ts";
import type { Check, Found } from "../platform/check.ts";
import type { Platform } from "../platform/platform.ts";
import { allowed, statementsOf } from "./statements.ts";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const QUEUE = "aws:sqs/queue:Queue";
const QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";

const SOURCE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html";

const isOf = (rule: PlannedResource, target: PlannedResource): boolean =>
  target.inputs["rule"] === rule.id || target.inputs["rule"] === rule.inputs["name"];

export const ruleWithoutTarget: Check = {
  id: "wiring/RuleWithoutTarget",
  explanation: "A rule without a target matches events and does nothing with them.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html",
  find: ({ of }) =>
    of(RULE)
      .filter((rule) => !of(TARGET).some((target) => isOf(rule, target)))
      .map((rule) => ({
        status: "fail" as const,
        subject: rule,
        message: `the events of ${rule.name} go nowhere`,
        evidence: "no EventTarget of the plan has the rule",
        remediation: "give the rule a target, or remove it",
      })),
};

/** The queue's policy: a resource of its own, or in the queue. */
function policyOf({ of }: Platform, queue: PlannedResource): unknown {
  const own = of(QUEUE_POLICY).find(({ inputs }) => inputs["queueUrl"] === queue.id);
  return own ? own.inputs["policy"] : queue.inputs["policy"];
}

export const queueRefusesEvents: Check = {
  id: "wiring/QueueRefusesEvents",
  explanation:
    "Events that the queue's policy does not let in are dropped without a word: nodes are then reclaimed without being drained.",
  source: SOURCE,
  find: (platform) =>
    platform.of(TARGET).flatMap((target): Found[] => {
      const arn = text(target.inputs["arn"]) ?? "";
      const queue = platform
        .of(QUEUE)
        .find(({ id }) => arn.includes(":sqs:") && text(id)?.split("/").at(-1) === arn.split(":").at(-1));
      const rule = platform.of(RULE).find((one) => isOf(one, target));
      if (!queue || !rule) return [];
      const [, , , region, account] = arn.split(":");
      const ruleArn = `arn:aws:events:${region}:${account}:rule/${text(rule.inputs["name"]) ?? rule.id}`;
      const letIn = statementsOf(policyOf(platform, queue)).some(
        ({ allows, services, conditions }) =>
          allows &&
          services.includes("events.amazonaws.com") &&
          allowed(conditions.get("aws:sourcearn"), ruleArn),
      );
      if (letIn) return [];
      return [
        {
          status: "fail",
          subject: target,
          message: `${queue.name} does not let the events of ${rule.name} in`,
          evidence: `no statement of the queue's policy allows events.amazonaws.com with aws:SourceArn ${ruleArn}`,
          remediation:
            "add the rule's ARN to the statement that allows events.amazonaws.com to send messages",
        },
      ];
    }),
};
