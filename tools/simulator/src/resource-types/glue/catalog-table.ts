/** Table of the Glue catalogue. https://docs.aws.amazon.com/glue/latest/webapi/API_CreateTable.html */
import { arn } from "../../account/identifiers.ts";
import { object, objects, text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { CATALOG_NAME, DATABASE } from "./catalog-database.ts";

export const TABLE = "aws:glue/catalogTable:CatalogTable";
const INVALID = "InvalidInputException";

export const catalogTable = defineResourceType({
  type: TABLE,
  taggable: false,
  autoName: { property: "name", maxLength: 255, form: (unique) => unique.replaceAll("-", "_").toLowerCase() },
  references: { databaseName: { type: DATABASE, by: "name", notFound: "EntityNotFoundException" } },
  refuse(inputs, { account }) {
    const name = text(inputs, "name") ?? "";
    const columns = objects(object(inputs, "storageDescriptor"), "columns").map((column) =>
      text(column, "name"),
    );
    const keys = objects(inputs, "partitionKeys").map((key) => text(key, "name"));
    const both = keys.filter((key) => columns.includes(key));
    const twice = columns.filter((column, i) => columns.indexOf(column) !== i);
    return refusals(
      !CATALOG_NAME.test(name) &&
        refusal(
          INVALID,
          "name",
          `${name} is a name that Athena cannot read`,
          "use lower-case letters, digits and underscores",
        ),
      account
        .where(TABLE, "name", name)
        .some((other) => other.inputs["databaseName"] === inputs["databaseName"]) &&
        refusal(
          "AlreadyExistsException",
          "name",
          `the database has a table ${name} already`,
          "give one of the two another name",
        ),
      both.length > 0 &&
        refusal(
          INVALID,
          "partitionKeys",
          `${both.join(", ")}: a partition key is no column of the files`,
          "leave it out of the columns",
        ),
      twice.length > 0 &&
        refusal(INVALID, "storageDescriptor", `${twice.join(", ")}: named twice`, "name each column once"),
    );
  },
  create(inputs, context) {
    const [database, name] = [text(inputs, "databaseName") ?? "", text(inputs, "name") ?? ""];
    return {
      id: `${context.accountId}:${database}:${name}`,
      outputs: { arn: arn(context, "glue", `table/${database}/${name}`), catalogId: context.accountId },
    };
  },
});
