/** Database of the Glue catalogue. https://docs.aws.amazon.com/glue/latest/webapi/API_CreateDatabase.html */
import { arn } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";

export const DATABASE = "aws:glue/catalogDatabase:CatalogDatabase";

/** Names that Athena can read without quotes too: https://docs.aws.amazon.com/athena/latest/ug/glue-best-practices.html */
export const CATALOG_NAME = /^[a-z0-9_]{1,255}$/;

export const catalogDatabase = defineResourceType({
  type: DATABASE,
  taggable: true,
  autoName: { property: "name", maxLength: 255, form: (unique) => unique.replaceAll("-", "_").toLowerCase() },
  refuse(inputs, { account, region }) {
    const name = text(inputs, "name") ?? "";
    return refusals(
      !CATALOG_NAME.test(name) &&
        refusal(
          "InvalidInputException",
          "name",
          `${name} is a name that Athena cannot read`,
          "use lower-case letters, digits and underscores",
        ),
      account.where(DATABASE, "name", name).some((other) => other.region === region) &&
        refusal(
          "AlreadyExistsException",
          "name",
          `the catalogue has a database ${name} already`,
          "give one of the two another name",
        ),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    return {
      id: `${context.accountId}:${name}`,
      outputs: { arn: arn(context, "glue", `database/${name}`), catalogId: context.accountId },
    };
  },
});
