/** The metadata service does not answer containers behind a bridge. */
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov } from "../../frameworks.ts";
import { numberOf, unless } from "../../values.ts";
import { METADATA_TYPES, metadataOptions } from "../metadata.ts";

export const launchTemplateHopLimit = defineResourceRule({
  id: "launch-template-hop-limit",
  title: "Metadata responses stay on the instance",
  description:
    "A hop limit above 1 lets every pod that is not on the host network ask for the node's credentials. Machine images may raise it where it is not set.",
  severity: "high",
  frameworks: [checkov("CKV_AWS_341", "The hop limit of metadata responses is not above 1.")],
  remediation:
    "set metadataOptions.httpPutResponseHopLimit to 1; give pods credentials through EKS Pod Identity",
  url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
  types: METADATA_TYPES,
  examples: {
    good: { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 } },
    bad: { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 } },
  },
  judge,
});

function judge({ inputs }: JudgedResource): readonly Finding[] {
  const options = metadataOptions(inputs);
  if (!options) return [];
  const { httpPutResponseHopLimit: hops } = options;
  return unless(numberOf(hops) === 1, "metadataOptions.httpPutResponseHopLimit", hops, "must be 1");
}
