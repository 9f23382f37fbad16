/** Instance profile: how an EC2 instance carries a role. */
import { CREATED_AT, iamArn, iamUniqueId } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_ROLE_NAME } from "../references.ts";
import { INSTANCE_PROFILE } from "../tokens.ts";

export const instanceProfile = defineResourceType({
  type: INSTANCE_PROFILE,
  taggable: true,
  scope: "global",
  autoName: { property: "name", maxLength: 128 },
  references: { role: TO_ROLE_NAME },
  refuse: ({ name }, { account }) =>
    refusals(
      nameRefusals("instanceProfile", name, "name", "ValidationError"),
      account.find(INSTANCE_PROFILE, "name", name) !== undefined &&
        refusal(
          "EntityAlreadyExists",
          "name",
          `instance profile ${String(name)} already exists`,
          "give one of the two another name",
        ),
    ),
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    return {
      id: name,
      outputs: {
        arn: iamArn(context, `instance-profile${text(inputs, "path") ?? "/"}${name}`),
        createDate: CREATED_AT,
        namePrefix: inputs["namePrefix"] ?? "",
        path: inputs["path"] ?? "/",
        uniqueId: iamUniqueId(context, "AIPA"),
      },
    };
  },
});
