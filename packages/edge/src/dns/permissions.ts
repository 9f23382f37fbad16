/** Permissions of ExternalDNS: records of hosts in the environment's zones, and no others. */
import type { PolicyStatement } from "@drydock/workload-identity";

/**
 * What ExternalDNS publishes, held to the zones and to the types of its records.
 * https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/aws/#iam-policy
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-rrset-conditions.html
 */
export function recordStatements(partition: string, hostedZoneIds: readonly string[]): PolicyStatement[] {
  const zones = hostedZoneIds.map((id) => `arn:${partition}:route53:::hostedzone/${id}`);
  return [
    {
      sid: "ReadRecords",
      actions: ["route53:ListResourceRecordSets", "route53:ListTagsForResources"],
      resources: zones,
    },
    {
      sid: "WriteRecordsOfHosts",
      actions: ["route53:ChangeResourceRecordSets"],
      resources: zones,
      conditions: {
        "ForAllValues:StringEquals": {
          "route53:ChangeResourceRecordSetsRecordTypes": ["A", "AAAA", "CNAME", "TXT"],
        },
      },
    },
    {
      sid: "FindZones",
      actions: ["route53:ListHostedZones"],
      resources: ["*"],
      anyResourceBecause: "Route 53 knows no resource for the list of zones",
    },
  ];
}
