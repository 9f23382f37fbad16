/** Security group. */
import { arn, ec2Id } from "../../account/identifiers.ts";
import type { Index } from "../../account/account.ts";
import { objects, text } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_VPC } from "../references.ts";
import { SECURITY_GROUP } from "../tokens.ts";
import { descriptionRefusals, inlineRuleRefusals } from "./security-group-checks.ts";

const BY_VPC_AND_NAME: Index = {
  name: "vpcId and name",
  keys: ({ outputs }) => [`${String(outputs["vpcId"])} ${String(outputs["name"])}`],
};

export const securityGroup = defineResourceType({
  type: SECURITY_GROUP,
  taggable: true,
  autoName: { property: "name", maxLength: 255 },
  references: { vpcId: TO_VPC },
  refuse(inputs, { account }) {
    const name = text(inputs, "name") ?? "";
    return refusals(
      nameRefusals("securityGroup", name, "name", "InvalidParameterValue"),
      descriptionRefusals(inputs["description"], "description"),
      account.find(SECURITY_GROUP, BY_VPC_AND_NAME, `${String(inputs["vpcId"])} ${name}`) !== undefined &&
        refusal(
          "InvalidGroup.Duplicate",
          "name",
          `the VPC already has a security group ${name}`,
          "give one of the two another name, or leave the name to auto-naming",
        ),
      ...["ingress", "egress"].flatMap((direction) =>
        objects(inputs, direction).map((rule, i) => inlineRuleRefusals(rule, `${direction}[${i}]`)),
      ),
    );
  },
  create(inputs, context) {
    const id = ec2Id(context, "sg");
    return {
      id,
      outputs: {
        arn: arn(context, "ec2", `security-group/${id}`),
        description: inputs["description"] ?? "Managed by Pulumi",
        egress: inputs["egress"] ?? [],
        ingress: inputs["ingress"] ?? [],
        namePrefix: inputs["namePrefix"] ?? "",
        ownerId: context.accountId,
      },
    };
  },
});
