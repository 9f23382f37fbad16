/** Who may mount the file system, and how. */
import type { Place } from "./snapshot-permissions.ts";

/**
 * Clients have no identity of AWS: the network and the access point say who they are. Through an access point a
 * client is the user that the access point names and sees its directory only; without one, without a mount target or
 * without TLS it sees nothing, and root of the whole file system is nobody.
 * https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
 */
export function fileSystemPolicy({ partition, region, accountId }: Place, fileSystemArn: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "MountThroughAccessPoints",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
        Resource: fileSystemArn,
        Condition: {
          Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" },
          ArnLike: {
            "elasticfilesystem:AccessPointArn": `arn:${partition}:elasticfilesystem:${region}:${accountId}:access-point/*`,
          },
        },
      },
      {
        Sid: "OverTlsOnly",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: [
          "elasticfilesystem:ClientMount",
          "elasticfilesystem:ClientWrite",
          "elasticfilesystem:ClientRootAccess",
        ],
        Resource: fileSystemArn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
}
