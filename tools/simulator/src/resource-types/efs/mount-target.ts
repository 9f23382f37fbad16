/** EFS mount target: one a zone, all in one VPC. https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html */
import type { Account, Properties } from "../../account/account.ts";
import { arn, ec2Id } from "../../account/identifiers.ts";
import { text, texts } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_SECURITY_GROUP, TO_SUBNET } from "../references.ts";
import { MOUNT_TARGET, SUBNET } from "../tokens.ts";
import { TO_FILE_SYSTEM } from "./references.ts";

const MOST_GROUPS = 5;

export const mountTarget = defineResourceType({
  type: MOUNT_TARGET,
  taggable: false,
  references: {
    fileSystemId: TO_FILE_SYSTEM,
    subnetId: { ...TO_SUBNET, notFound: "SubnetNotFound" },
    "securityGroups[]": { ...TO_SECURITY_GROUP, notFound: "SecurityGroupNotFound" },
  },
  refuse: (inputs, { account }) =>
    refusals(placeRefusals(inputs, account), groupRefusals(texts(inputs, "securityGroups").length)),
  create(inputs, context) {
    const id = `fsmt-0${context.hash(16, "fsmt")}`;
    const fileSystemId = text(inputs, "fileSystemId") ?? "";
    const subnet = subnetOf(inputs, context.account);
    const dnsName = `${fileSystemId}.efs.${context.region}.amazonaws.com`;
    const zone = text(subnet, "availabilityZone") ?? "";
    return {
      id,
      outputs: {
        availabilityZoneId: subnet?.["availabilityZoneId"] ?? "",
        availabilityZoneName: zone,
        dnsName,
        fileSystemArn: arn(context, "elasticfilesystem", `file-system/${fileSystemId}`),
        ipAddressType: inputs["ipAddressType"] ?? "IPV4_ONLY",
        mountTargetDnsName: `${zone}.${dnsName}`,
        networkInterfaceId: ec2Id(context, "eni"),
        ownerId: context.accountId,
      },
    };
  },
});

function placeRefusals(inputs: Properties, account: Account): Refusal[] {
  const subnet = subnetOf(inputs, account);
  if (!subnet) return [];
  const others = account
    .where(MOUNT_TARGET, "fileSystemId", inputs["fileSystemId"])
    .map((target) => subnetOf(target.outputs, account))
    .filter((found) => found !== undefined);
  return refusals(
    others.some((other) => other["availabilityZone"] === subnet["availabilityZone"]) &&
      refusal(
        "MountTargetConflict",
        "subnetId",
        `the file system has a mount target in ${String(subnet["availabilityZone"])} already`,
        "make one mount target for each zone",
      ),
    others.some((other) => other["vpcId"] !== subnet["vpcId"]) &&
      refusal(
        "MountTargetConflict",
        "subnetId",
        "the file system's other mount targets are in another VPC",
        "make all mount targets in subnets of one VPC",
      ),
  );
}

function groupRefusals(count: number): Refusal[] {
  return refusals(
    count > MOST_GROUPS &&
      refusal(
        "SecurityGroupLimitExceeded",
        "securityGroups",
        `${count} groups; a mount target takes ${MOST_GROUPS}`,
        "merge groups",
      ),
  );
}

function subnetOf(inputs: Properties, account: Account): Properties | undefined {
  return account.find(SUBNET, "id", inputs["subnetId"])?.outputs;
}
