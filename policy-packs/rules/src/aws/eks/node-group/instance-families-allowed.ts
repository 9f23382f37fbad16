/** Nodes are of families that the guardrails allow. */
import { joined } from "../../../inputs.ts";
import { defineResourceRule, type Finding, type JudgedResource, type RuleSettings } from "../../../rule.ts";
import { familyOf, isAllowedFamily } from "../../ec2/instance-families.ts";
import { EC2_INSTANCE, EKS_NODE_GROUP, LAUNCH_TEMPLATE } from "../../types.ts";
import { listOf, unless } from "../../values.ts";

export const instanceFamiliesAllowed = defineResourceRule({
  id: "instance-families-allowed",
  title: "Instances are of allowed families",
  description:
    "Quotas, savings plans and images are made for some families. One that nobody planned for can cost many times as much, or have hardware that nobody checked.",
  severity: "medium",
  frameworks: [],
  remediation: "choose instance types of the allowed families, or let the owner of the guardrails add one",
  url: "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html",
  environmentPath: "nodePools",
  types: [EKS_NODE_GROUP, LAUNCH_TEMPLATE, EC2_INSTANCE],
  examples: { good: { instanceTypes: ["m7g.large"] }, bad: { instanceTypes: ["m7g.large", "p5.48xlarge"] } },
  judge,
});

function judge({ type, inputs }: JudgedResource, settings: RuleSettings): readonly Finding[] {
  if (type !== EKS_NODE_GROUP) return named("instanceType", inputs["instanceType"], settings);
  return listOf(inputs["instanceTypes"]).flatMap((one, i) =>
    named(joined("instanceTypes", i), one, settings),
  );
}

/** A template may leave the type to who uses it. */
function named(path: string, value: unknown, settings: RuleSettings): readonly Finding[] {
  if (value === undefined || value === null || value === "") return [];
  const right = typeof value === "string" && isAllowedFamily(familyOf(value), settings);
  return unless(right, path, value, `must be of a family in ${settings.allowedInstanceFamilies.join(", ")}`);
}
