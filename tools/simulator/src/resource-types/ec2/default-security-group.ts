/** A VPC's own default security group, taken over: nothing is created, its rules are replaced. */
import { arn, ec2Id } from "../../account/identifiers.ts";
import { objects } from "../../account/input.ts";
import { refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_VPC } from "../references.ts";
import { VPC } from "../tokens.ts";
import { inlineRuleRefusals } from "./security-group-checks.ts";

export const defaultSecurityGroup = defineResourceType({
  type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  taggable: true,
  references: { vpcId: TO_VPC },
  refuse: (inputs) =>
    refusals(
      ...["ingress", "egress"].flatMap((direction) =>
        objects(inputs, direction).map((rule, i) => inlineRuleRefusals(rule, `${direction}[${i}]`)),
      ),
    ),
  create(inputs, context) {
    const owner = context.account.find(VPC, "id", inputs["vpcId"]);
    const id = (owner?.outputs["defaultSecurityGroupId"] as string | undefined) ?? ec2Id(context, "sg");
    return {
      id,
      outputs: {
        arn: arn(context, "ec2", `security-group/${id}`),
        description: "default VPC security group",
        egress: inputs["egress"] ?? [],
        ingress: inputs["ingress"] ?? [],
        name: "default",
        namePrefix: "",
        ownerId: context.accountId,
      },
    };
  },
});
