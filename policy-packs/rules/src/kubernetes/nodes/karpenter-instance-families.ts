/** Karpenter starts no instances of families that a node pool names and the guardrails do not. */
import { familyOf, isAllowedFamily } from "../../aws/ec2/instance-families.ts";
import { type Inputs, itemsAt, joined, listAt, objectAt, shown } from "../../inputs.ts";
import { defineObjectRule, type Finding, type KubernetesObject, type RuleSettings } from "../../rule.ts";

const FAMILY = "karpenter.k8s.aws/instance-family";
const TYPE = "node.kubernetes.io/instance-type";

const nodePool = (...values: readonly string[]): unknown => ({
  apiVersion: "karpenter.sh/v1",
  kind: "NodePool",
  metadata: { name: "default" },
  spec: { template: { spec: { requirements: [{ key: FAMILY, operator: "In", values }] } } },
});

export const karpenterInstanceFamilies = defineObjectRule({
  id: "karpenter-instance-families",
  title: "Node pools of Karpenter name allowed families",
  description:
    "Karpenter starts whatever its node pool lets it start, within minutes. Judged is what a pool names; one that asks by category or generation instead names no family.",
  severity: "medium",
  frameworks: [],
  remediation:
    "name instance types and families that are allowed, or let the owner of the guardrails add one",
  url: "https://karpenter.sh/docs/concepts/nodepools/",
  environmentPath: "autoscaling.karpenter",
  kinds: ["karpenter.sh:NodePool"],
  examples: { good: nodePool("m7g"), bad: nodePool("m7g", "p5") },
  judge,
});

const REQUIREMENTS = "spec.template.spec.requirements";

function judge(object: KubernetesObject, settings: RuleSettings): readonly Finding[] {
  const spec = objectAt(objectAt(objectAt(object, "spec"), "template"), "spec");
  return itemsAt(spec, "requirements").flatMap((requirement, i) =>
    named(requirement, joined(REQUIREMENTS, i, "values"), settings),
  );
}

function named(requirement: Inputs, path: string, settings: RuleSettings): readonly Finding[] {
  const { key, operator } = requirement;
  if (operator !== "In" || (key !== FAMILY && key !== TYPE)) return [];
  return listAt(requirement, "values").flatMap((value, i) => {
    const family = typeof value === "string" ? (key === TYPE ? familyOf(value) : value) : "";
    if (isAllowedFamily(family, settings)) return [];
    const message = `must be of a family in ${settings.allowedInstanceFamilies.join(", ")} (is ${shown(value)})`;
    return [{ path: joined(path, i), message }];
  });
}
