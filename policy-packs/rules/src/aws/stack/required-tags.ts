/** Everything of AWS that costs money or holds data carries the tags that the guardrails ask for. */
import { joined, objectAt } from "../../inputs.ts";
import type { JudgedResource, JudgedStack, RuleSettings, StackFinding } from "../../rule.ts";
import { defineStackRule } from "../../rule.ts";
import { ofType } from "../references.ts";
import { TAGGABLE } from "../taggable.ts";
import { AWS_PROVIDER, LAUNCH_TEMPLATE, SQS_QUEUE } from "../types.ts";
import { isObject, listOf } from "../values.ts";

const queue = (tags: unknown): unknown => ({ type: SQS_QUEUE, name: "orders", inputs: { tags } });

export const requiredTags = defineStackRule({
  id: "required-tags",
  title: "Resources carry the required tags",
  description:
    "Tags say who pays for a resource and who answers for it. One without them is on nobody's bill, and nobody dares to delete it.",
  severity: "low",
  frameworks: [],
  remediation: "set the tags as defaultTags of the provider, and in tagSpecifications of launch templates",
  url: "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
  environmentPath: "tags",
  examples: { good: [queue({ owner: "team-orders" })], bad: [queue({ Name: "orders" })] },
  judge,
});

/** Which provider a resource has does not show: what every provider adds, every resource has. */
function judge(stack: JudgedStack, { requiredTags: required }: RuleSettings): readonly StackFinding[] {
  if (required.length === 0) return [];
  const [first = [], ...others] = ofType(stack, AWS_PROVIDER).map(defaultTags);
  const everywhere = new Set(first.filter((key) => others.every((keys) => keys.includes(key))));
  return stack.resources
    .filter(({ type }) => TAGGABLE.has(type))
    .flatMap((subject) => [
      ...missing(
        subject,
        "tags",
        subject.inputs["tags"],
        required.filter((key) => !everywhere.has(key)),
      ),
      ...ofInstances(subject, required),
    ]);
}

/** What a launch template starts is not of the provider: EC2 makes it, later. */
function ofInstances(subject: JudgedResource, required: readonly string[]): readonly StackFinding[] {
  if (subject.type !== LAUNCH_TEMPLATE) return [];
  return listOf(subject.inputs["tagSpecifications"]).flatMap((specification, i) =>
    missing(
      subject,
      joined("tagSpecifications", i, "tags"),
      isObject(specification) ? specification["tags"] : undefined,
      required,
    ),
  );
}

function missing(
  subject: JudgedResource,
  path: string,
  tags: unknown,
  required: readonly string[],
): readonly StackFinding[] {
  const absent = required.filter((key) => !isObject(tags) || tags[key] === undefined || tags[key] === "");
  return absent.length === 0 ? [] : [{ subject, path, message: `must have ${absent.join(", ")}` }];
}

/** The engine hands objects to providers as JSON. */
function defaultTags({ inputs }: JudgedResource): readonly string[] {
  const given = inputs["defaultTags"];
  if (typeof given !== "string") return Object.keys(objectAt(objectAt(inputs, "defaultTags"), "tags"));
  try {
    const parsed: unknown = JSON.parse(given);
    return isObject(parsed) ? Object.keys(objectAt(parsed, "tags")) : [];
  } catch {
    return [];
  }
}
