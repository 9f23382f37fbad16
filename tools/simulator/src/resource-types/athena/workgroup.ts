/** Workgroup of Athena. https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateWorkGroup.html */
import { arn } from "../../account/identifiers.ts";
import { number, object, text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";

export const WORKGROUP = "aws:athena/workgroup:Workgroup";
const INVALID = "InvalidRequestException";
const NAME = /^[\w.-]{1,128}$/;
const LEAST_BYTES = 10_485_760;

export const workgroup = defineResourceType({
  type: WORKGROUP,
  taggable: true,
  autoName: { property: "name", maxLength: 128 },
  refuse(inputs, { account, region }) {
    const name = text(inputs, "name") ?? "";
    const configuration = object(inputs, "configuration");
    const bytes = number(configuration, "bytesScannedCutoffPerQuery");
    const result = object(configuration, "resultConfiguration");
    const encryption = object(result, "encryptionConfiguration");
    const option = text(encryption, "encryptionOption");
    return refusals(
      !NAME.test(name) &&
        refusal(INVALID, "name", `${name} is no name of a workgroup`, "use letters, digits and . _ -"),
      account.where(WORKGROUP, "name", name).some((other) => other.region === region) &&
        refusal(INVALID, "name", `a workgroup ${name} is there already`, "give one of the two another name"),
      bytes !== undefined &&
        bytes < LEAST_BYTES &&
        refusal(
          INVALID,
          "configuration.bytesScannedCutoffPerQuery",
          `${bytes} is less than ${LEAST_BYTES}`,
          `set it to ${LEAST_BYTES} or more`,
        ),
      option !== undefined &&
        option !== "SSE_S3" &&
        text(encryption, "kmsKeyArn") === undefined &&
        refusal(
          INVALID,
          "configuration.resultConfiguration.encryptionConfiguration.kmsKeyArn",
          `${option} needs a key`,
          "name the key",
        ),
      !(text(result, "outputLocation") ?? "s3://").startsWith("s3://") &&
        refusal(
          INVALID,
          "configuration.resultConfiguration.outputLocation",
          "the place of results is no address of S3",
          "write s3://bucket/prefix/",
        ),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    return { id: name, outputs: { arn: arn(context, "athena", `workgroup/${name}`) } };
  },
});
