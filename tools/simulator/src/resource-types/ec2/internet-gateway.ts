/** Internet gateway; a VPC has one at most. */
import { arn, ec2Id } from "../../account/identifiers.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_VPC } from "../references.ts";
import { INTERNET_GATEWAY } from "../tokens.ts";

export const internetGateway = defineResourceType({
  type: INTERNET_GATEWAY,
  taggable: true,
  references: { vpcId: TO_VPC },
  refuse: ({ vpcId }, { account }) =>
    refusals(
      vpcId !== undefined &&
        account.find(INTERNET_GATEWAY, "vpcId", vpcId) !== undefined &&
        refusal(
          "InvalidParameterValue",
          "vpcId",
          `the VPC already has an internet gateway`,
          "use the VPC's one internet gateway",
        ),
    ),
  create(_inputs, context) {
    const id = ec2Id(context, "igw");
    return {
      id,
      outputs: { arn: arn(context, "ec2", `internet-gateway/${id}`), ownerId: context.accountId },
    };
  },
});
