/**
 * Permissions of the EBS CSI driver's controller, after the policy that the driver publishes: it changes only what
 * it tagged as its own, and attaches only to instances of this cluster.
 *
 * Left out: volumes of the driver that was built into Kubernetes (this cluster never had it), locking of
 * snapshots, and fast snapshot restore, which is charged by the hour.
 */
import type { PolicyStatement } from "@drydock/workload-identity";
import type * as pulumi from "@pulumi/pulumi";
import { ec2Arn, type IamPlace, snapshotArn } from "./iam-place.ts";

const OWNED = "ebs.csi.aws.com/cluster";

/** Tags that say whose instance it is: EKS sets the first on managed nodes, Karpenter the second on its own. */
const CLUSTER_TAGS = { managed: "eks:cluster-name", karpenter: "eks:eks-cluster-name" } as const;

export function ebsStatements(place: IamPlace, clusterName: pulumi.Input<string>): PolicyStatement[] {
  const volume = ec2Arn(place, "volume");
  const snapshot = snapshotArn(place);
  const owned = { StringEquals: { [`ec2:ResourceTag/${OWNED}`]: "true" } };
  const requested = { StringEquals: { [`aws:RequestTag/${OWNED}`]: "true" } };
  return [
    {
      sid: "Describe",
      actions: [
        "ec2:DescribeAvailabilityZones",
        "ec2:DescribeInstances",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeSnapshots",
        "ec2:DescribeVolumes",
        "ec2:DescribeVolumesModifications",
        "ec2:DescribeVolumeStatus",
      ],
      resources: ["*"],
      anyResourceBecause: "EC2's describe actions have no resource-level permissions",
    },
    {
      sid: "CreateTagged",
      actions: ["ec2:CreateVolume", "ec2:CopyVolumes"],
      resources: [volume],
      conditions: requested,
    },
    { sid: "SnapshotTagged", actions: ["ec2:CreateSnapshot"], resources: [snapshot], conditions: requested },
    {
      sid: "ChangeOwnVolumes",
      actions: [
        "ec2:AttachVolume",
        "ec2:CopyVolumes",
        "ec2:CreateSnapshot",
        "ec2:DeleteVolume",
        "ec2:DetachVolume",
        "ec2:ModifyVolume",
      ],
      resources: [volume],
      conditions: owned,
    },
    {
      sid: "UseOwnSnapshots",
      actions: ["ec2:CreateVolume", "ec2:DeleteSnapshot"],
      resources: [snapshot],
      conditions: owned,
    },
    ...Object.entries(CLUSTER_TAGS).map(([kind, tag]): PolicyStatement => ({
      sid: `AttachTo${kind === "managed" ? "Managed" : "Karpenter"}Nodes`,
      actions: ["ec2:AttachVolume", "ec2:DetachVolume"],
      resources: [ec2Arn(place, "instance")],
      conditions: { StringEquals: { [`ec2:ResourceTag/${tag}`]: clusterName } },
    })),
    {
      sid: "TagAtCreation",
      actions: ["ec2:CreateTags"],
      resources: [volume, snapshot],
      conditions: { StringEquals: { "ec2:CreateAction": ["CreateVolume", "CreateSnapshot", "CopyVolumes"] } },
    },
    {
      sid: "RetagOwnVolumes",
      actions: ["ec2:CreateTags", "ec2:DeleteTags"],
      resources: [volume],
      // A request that names no key takes every tag away, and "for all" of no keys is true.
      conditions: {
        ...owned,
        Null: { "aws:TagKeys": "false" },
        "ForAllValues:StringNotEquals": { "aws:TagKeys": [OWNED] },
      },
    },
  ];
}
