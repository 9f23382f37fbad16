/** Permissions of cert-manager: it writes the challenge records of the environment's zones, and no others. */
import type { PolicyStatement } from "@drydock/workload-identity";

/**
 * What cert-manager publishes, without the look-up of zones by name: issuers are given the ids.
 * https://cert-manager.io/docs/configuration/acme/dns01/route53/
 * The conditions are Route 53's own: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-rrset-conditions.html
 */
export function answerChallenges(partition: string, hostedZoneIds: readonly string[]): PolicyStatement[] {
  const zones = hostedZoneIds.map((id) => `arn:${partition}:route53:::hostedzone/${id}`);
  return [
    {
      sid: "SeeWhetherChangesAreThere",
      actions: ["route53:GetChange"],
      resources: [`arn:${partition}:route53:::change/*`],
    },
    { sid: "ReadRecords", actions: ["route53:ListResourceRecordSets"], resources: zones },
    {
      sid: "WriteChallengeRecords",
      actions: ["route53:ChangeResourceRecordSets"],
      resources: zones,
      conditions: {
        "ForAllValues:StringEquals": { "route53:ChangeResourceRecordSetsRecordTypes": ["TXT"] },
        "ForAllValues:StringLike": {
          "route53:ChangeResourceRecordSetsNormalizedRecordNames": ["_acme-challenge.*"],
        },
      },
    },
  ];
}
