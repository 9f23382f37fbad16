/** Nothing is created in a region that the guardrails do not allow. */
import { defineStackRule, type JudgedStack, type RuleSettings, type StackFinding } from "../../rule.ts";
import { AWS_PROVIDER } from "../types.ts";
import { textOf, unless } from "../values.ts";

const provider = (region: string): unknown => ({ type: AWS_PROVIDER, name: "aws", inputs: { region } });

export const allowedRegions = defineStackRule({
  id: "allowed-regions",
  title: "Only allowed regions are used",
  description:
    "The region decides under whose law data is kept, and whether anybody watches it: trails, detectors and quotas are set up where the organization expects to be.",
  severity: "high",
  frameworks: [],
  remediation: "choose one of the allowed regions, or let the owner of the guardrails add one",
  url: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html",
  environmentPath: "aws.region",
  examples: { good: [provider("eu-west-1")], bad: [provider("eu-west-1"), provider("ap-south-2")] },
  judge,
});

/** A resource may name a region beside that of its provider. */
function judge(
  { resources }: JudgedStack,
  { allowedRegions: allowed }: RuleSettings,
): readonly StackFinding[] {
  if (allowed.length === 0) return [];
  return resources
    .filter(({ type }) => type === AWS_PROVIDER || type.startsWith("aws:"))
    .flatMap((subject) => {
      const region = textOf(subject.inputs["region"]);
      const right = region === undefined || allowed.includes(region);
      return unless(right, "region", region, `must be one of ${allowed.join(", ")}`).map((finding) => ({
        subject,
        ...finding,
      }));
    });
}
