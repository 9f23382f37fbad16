/** Systems Manager parameter. */
import { arn } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";

const PARAMETER = "aws:ssm/parameter:Parameter";

export const parameter = defineResourceType({
  type: PARAMETER,
  taggable: true,
  autoName: { property: "name", maxLength: 2048 },
  refuse(inputs, { account, region }) {
    const name = text(inputs, "name") ?? "";
    const type = text(inputs, "type") ?? "";
    const value = text(inputs, "value") ?? text(inputs, "insecureValue") ?? text(inputs, "valueWo");
    const tier = text(inputs, "tier") ?? "Standard";
    const limit = tier === "Standard" ? 4096 : 8192;
    return refusals(
      nameRefusals("parameter", name, "name", "ValidationException"),
      account.where(PARAMETER, "name", name).some((other) => other.region === region) &&
        refusal(
          "ParameterAlreadyExists",
          "name",
          `the parameter ${name} already exists`,
          "give one of the two another name",
        ),
      name.split("/").length > 16 &&
        refusal(
          "HierarchyLevelLimitExceededException",
          "name",
          "the name has over 15 levels",
          "use fewer slashes",
        ),
      !["String", "StringList", "SecureString"].includes(type) &&
        refusal(
          "UnsupportedParameterType",
          "type",
          `${type} is no type`,
          "use String, StringList or SecureString",
        ),
      value === undefined &&
        refusal("ValidationException", "value", "a parameter needs a value", "set value"),
      value !== undefined &&
        value.length > limit &&
        refusal(
          "ValidationException",
          "value",
          `the value has ${value.length} characters; ${tier} takes ${limit}`,
          "shorten it",
        ),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    return {
      id: name,
      outputs: {
        arn: arn(context, "ssm", `parameter${name.startsWith("/") ? "" : "/"}${name}`),
        dataType: inputs["dataType"] ?? "text",
        insecureValue: inputs["insecureValue"] ?? "",
        tier: inputs["tier"] ?? "Standard",
        value: inputs["value"] ?? inputs["insecureValue"] ?? "",
        version: 1,
      },
    };
  },
});
