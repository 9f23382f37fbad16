/** Value of a secret. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html */
import { uuid } from "../../account/identifiers.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { SECRET } from "../tokens.ts";

const VALUES = ["secretString", "secretBinary", "secretStringWo"];

export const secretVersion = defineResourceType({
  type: "aws:secretsmanager/secretVersion:SecretVersion",
  taggable: false,
  references: {
    secretId: { type: SECRET, by: ["arn", "id", "name"], notFound: "ResourceNotFoundException" },
  },
  refuse(inputs) {
    const given = VALUES.filter((key) => inputs[key] !== undefined);
    return refusals(
      given.length > 1 &&
        refusal(
          "InvalidParameterException",
          given[1] ?? "",
          `only one of ${given.join(", ")} can be set`,
          "keep one of them",
        ),
    );
  },
  create(inputs, context) {
    const versionId = uuid(context, "version");
    return {
      id: `${String(inputs["secretId"])}|${versionId}`,
      outputs: {
        arn: inputs["secretId"],
        versionId,
        versionStages: inputs["versionStages"] ?? ["AWSCURRENT"],
      },
    };
  },
});
