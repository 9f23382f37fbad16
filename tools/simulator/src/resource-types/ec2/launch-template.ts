/** EC2 launch template. */
import { arn, ec2Id } from "../../account/identifiers.ts";
import { defineResourceType } from "../../resource-type.ts";
import { templateRefusals } from "./launch-template-checks.ts";
import { LAUNCH_TEMPLATE, SECURITY_GROUP, SUBNET } from "../tokens.ts";

/** A launch template's contents are judged when it is used; its own create looks up the groups and subnets. */
const GROUP = { type: SECURITY_GROUP, notFound: "InvalidGroup.NotFound" };

export const launchTemplate = defineResourceType({
  type: LAUNCH_TEMPLATE,
  taggable: true,
  autoName: { property: "name", maxLength: 128 },
  references: {
    "vpcSecurityGroupIds[]": GROUP,
    "networkInterfaces[].securityGroups[]": GROUP,
    "networkInterfaces[].subnetId": { type: SUBNET, notFound: "InvalidSubnetID.NotFound" },
  },
  refuse: templateRefusals,
  create(inputs, context) {
    const id = ec2Id(context, "lt");
    return {
      id,
      outputs: {
        arn: arn(context, "ec2", `launch-template/${id}`),
        defaultVersion: inputs["defaultVersion"] ?? 1,
        latestVersion: 1,
        namePrefix: inputs["namePrefix"] ?? "",
      },
    };
  },
});
