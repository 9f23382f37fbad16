/** Alias of a KMS key. */
import { arn } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { ALIAS, KEY } from "../tokens.ts";

export const alias = defineResourceType({
  type: ALIAS,
  taggable: false,
  autoName: { property: "name", maxLength: 256, form: (unique) => `alias/${unique}` },
  references: { targetKeyId: { type: KEY, by: ["id", "arn"], notFound: "NotFoundException" } },
  refuse: ({ name }, { account, region }) =>
    refusals(
      nameRefusals("kmsAlias", name, "name", "InvalidAliasNameException"),
      account.where(ALIAS, "name", name).some((other) => other.region === region) &&
        refusal(
          "AlreadyExistsException",
          "name",
          `an alias ${String(name)} already exists`,
          "give one of the two another name",
        ),
    ),
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    const target = text(inputs, "targetKeyId") ?? "";
    const key = context.account.find(KEY, "id", target) ?? context.account.find(KEY, "arn", target);
    return {
      id: name,
      outputs: {
        arn: arn(context, "kms", name),
        namePrefix: inputs["namePrefix"] ?? "",
        targetKeyArn: key?.outputs["arn"] ?? target,
        targetKeyId: key?.id ?? target,
      },
    };
  },
});
