/** Instances answer metadata requests with a session token only, and not to containers behind a bridge. */
import { objectAt, shown } from "../../../inputs.ts";
import { defineRule, type JudgedResource } from "../../../rule.ts";

export const launchTemplateImdsV2 = defineRule({
  id: "launch-template-imds-v2",
  title: "Launch templates require IMDSv2 with a hop limit of 1",
  description:
    "The metadata service hands out the instance's credentials. Version 1 gives them to whoever makes a server-side request on the instance; a hop limit above 1 gives them to every pod that is not on the host network.",
  severity: "high",
  frameworks: [
    {
      name: "AWS Foundational Security Best Practices",
      version: "1.0.0",
      reference: "EC2.170",
      specification: "Launch templates ask for IMDSv2 session tokens.",
    },
  ],
  remediation:
    'set metadataOptions.httpTokens to "required" and metadataOptions.httpPutResponseHopLimit to 1; give pods credentials through EKS Pod Identity',
  url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
  types: ["aws:ec2/launchTemplate:LaunchTemplate"],
  judge,
});

function judge({ inputs }: JudgedResource): readonly string[] {
  const { httpEndpoint, httpTokens, httpPutResponseHopLimit: hops } = objectAt(inputs, "metadataOptions");
  if (httpEndpoint === "disabled") return [];
  return [
    ...(httpTokens === "required"
      ? []
      : [`metadataOptions.httpTokens must be "required" (is ${shown(httpTokens)})`]),
    ...(hops === 1 ? [] : [`metadataOptions.httpPutResponseHopLimit must be 1 (is ${shown(hops)})`]),
  ];
}
