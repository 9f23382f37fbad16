/** Nodes start from a template of the customer's. */
import { objectAt } from "../../../inputs.ts";
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { EKS_NODE_GROUP } from "../../types.ts";
import { numberOf, textOf, unless } from "../../values.ts";

export const nodeGroupLaunchTemplate = defineResourceRule({
  id: "node-group-launch-template",
  title: "Node groups have a launch template",
  description:
    "Without a template EKS makes one with its own settings: a hop limit of 2, and volumes that no key of yours encrypts.",
  severity: "medium",
  frameworks: [],
  remediation:
    "set launchTemplate.id or launchTemplate.name, and launchTemplate.version to a number so that nodes change when the program does",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html",
  types: [EKS_NODE_GROUP],
  examples: {
    good: { launchTemplate: { id: "lt-0nodes", version: "3" } },
    bad: { diskSize: 50 },
  },
  judge,
});

function judge({ inputs }: JudgedResource): readonly Finding[] {
  const template = objectAt(inputs, "launchTemplate");
  const named = [template["id"], template["name"]].some((name) => textOf(name) !== undefined);
  if (!named) return unless(false, "launchTemplate", inputs["launchTemplate"], "must name a launch template");
  const { version } = template;
  return unless(numberOf(version) !== undefined, "launchTemplate.version", version, "must be a number");
}
