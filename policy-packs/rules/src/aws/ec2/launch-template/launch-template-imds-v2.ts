/** Instances answer metadata requests with a session token only. */
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { unless } from "../../values.ts";
import { METADATA_TYPES, metadataOptions } from "../metadata.ts";

export const launchTemplateImdsV2 = defineResourceRule({
  id: "launch-template-imds-v2",
  title: "Instances require IMDSv2",
  description:
    "The metadata service hands out the instance's credentials. Version 1 gives them to whoever makes a server-side request on the instance.",
  severity: "high",
  frameworks: [
    fsbp("EC2.170", "Launch templates ask for IMDSv2 session tokens."),
    fsbp("EC2.8", "Instances ask for IMDSv2 session tokens."),
    checkov("CKV_AWS_79", "Version 1 of the metadata service is off."),
  ],
  remediation: 'set metadataOptions.httpTokens to "required"',
  url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
  types: METADATA_TYPES,
  examples: {
    good: { metadataOptions: { httpEndpoint: "enabled", httpTokens: "required" } },
    bad: { metadataOptions: { httpTokens: "optional" } },
  },
  judge,
});

function judge({ inputs }: JudgedResource): readonly Finding[] {
  const options = metadataOptions(inputs);
  if (!options) return [];
  const { httpTokens } = options;
  return unless(httpTokens === "required", "metadataOptions.httpTokens", httpTokens, 'must be "required"');
}
