/**
 * Permissions of the EFS CSI driver's controller, after the policy that the driver publishes: it makes and removes
 * access points, only those that it tagged as its own. Left out: S3 Files, which the platform does not use.
 */
import type { PolicyStatement } from "@drydock/workload-identity";
import { efsArn, type IamPlace } from "./iam-place.ts";

const OWNED = "efs.csi.aws.com/cluster";

export function efsStatements(place: IamPlace): PolicyStatement[] {
  const fileSystem = efsArn(place, "file-system");
  const accessPoint = efsArn(place, "access-point");
  return [
    {
      sid: "DescribeFileSystems",
      actions: [
        "elasticfilesystem:DescribeAccessPoints",
        "elasticfilesystem:DescribeFileSystems",
        "elasticfilesystem:DescribeMountTargets",
      ],
      resources: [fileSystem, accessPoint],
    },
    {
      sid: "DescribeZones",
      actions: ["ec2:DescribeAvailabilityZones"],
      resources: ["*"],
      anyResourceBecause: "EC2's describe actions have no resource-level permissions",
    },
    {
      sid: "CreateTagged",
      actions: ["elasticfilesystem:CreateAccessPoint"],
      resources: [fileSystem],
      conditions: { StringEquals: { [`aws:RequestTag/${OWNED}`]: "true" } },
    },
    {
      sid: "TagOwn",
      actions: ["elasticfilesystem:TagResource"],
      resources: [fileSystem, accessPoint],
      conditions: { StringEquals: { [`aws:ResourceTag/${OWNED}`]: "true" } },
    },
    {
      sid: "DeleteOwn",
      actions: ["elasticfilesystem:DeleteAccessPoint"],
      resources: [accessPoint],
      conditions: { StringEquals: { [`aws:ResourceTag/${OWNED}`]: "true" } },
    },
  ];
}
