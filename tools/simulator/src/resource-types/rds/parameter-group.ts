/** Parameters of a database. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBParameterGroup.html */
import type { Properties } from "../../account/account.ts";
import { arn } from "../../account/identifiers.ts";
import { objects, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { RDS_PARAMETER_GROUP } from "./tokens.ts";

/** postgres17, mysql8.4, mariadb11.8, and those of the commercial engines with their edition. */
const FAMILY = /^(postgres\d{1,2}|mysql\d\.\d|mariadb\d{2}\.\d{1,2}|(oracle|sqlserver|db2|custom)-.+)$/;
const METHODS = ["immediate", "pending-reboot"];

export const parameterGroup = defineResourceType({
  type: RDS_PARAMETER_GROUP,
  taggable: true,
  autoName: { property: "name", maxLength: 255 },
  refuse: (inputs) => refusals(familyRefusal(inputs), methodRefusals(inputs)),
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    return { id: name, outputs: { arn: arn(context, "rds", `pg:${name}`) } };
  },
});

function familyRefusal(inputs: Properties): Refusal[] {
  const family = text(inputs, "family") ?? "nothing";
  return refusals(
    !FAMILY.test(family) &&
      refusal(
        "InvalidParameterValue",
        "family",
        `${family} is no family of parameters`,
        "use the engine with its major version: postgres17",
      ),
  );
}

function methodRefusals(inputs: Properties): Refusal[] {
  return objects(inputs, "parameters").flatMap((parameter, i) => {
    const method = text(parameter, "applyMethod") ?? "immediate";
    return refusals(
      !METHODS.includes(method) &&
        refusal(
          "InvalidParameterValue",
          `parameters[${i}].applyMethod`,
          `${method} is no way to apply a parameter`,
          `use ${METHODS.join(" or ")}`,
        ),
    );
  });
}
