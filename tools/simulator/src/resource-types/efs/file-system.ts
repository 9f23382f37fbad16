/** EFS file system: https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html */
import type { Properties } from "../../account/account.ts";
import { arn } from "../../account/identifiers.ts";
import { number, objects, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { FILE_SYSTEM, KEY } from "../tokens.ts";

const MODES: Readonly<Record<string, readonly string[]>> = {
  performanceMode: ["generalPurpose", "maxIO"],
  throughputMode: ["bursting", "elastic", "provisioned"],
};

const IA_AFTER = /^AFTER_(1_DAY|(7|14|30|60|90|180|270|365)_DAYS)$/;

export const fileSystem = defineResourceType({
  type: FILE_SYSTEM,
  taggable: true,
  references: { kmsKeyId: { type: KEY, by: "arn", notFound: "KMS.NotFoundException" } },
  refuse: (inputs) =>
    refusals(
      modeRefusals(inputs),
      throughputRefusals(inputs),
      encryptionRefusals(inputs),
      lifecycleRefusals(inputs),
    ),
  create(inputs, context) {
    const id = `fs-0${context.hash(16, "fs")}`;
    const token = text(inputs, "creationToken") ?? `terraform-${context.hash(26, "token")}`;
    return {
      id,
      outputs: {
        arn: arn(context, "elasticfilesystem", `file-system/${id}`),
        creationToken: token,
        dnsName: `${id}.efs.${context.region}.amazonaws.com`,
        encrypted: inputs["encrypted"] ?? false,
        kmsKeyId: inputs["kmsKeyId"] ?? "",
        numberOfMountTargets: 0,
        ownerId: context.accountId,
        performanceMode: inputs["performanceMode"] ?? "generalPurpose",
        protection: inputs["protection"] ?? { replicationOverwrite: "ENABLED" },
        throughputMode: inputs["throughputMode"] ?? "bursting",
      },
    };
  },
});

function modeRefusals(inputs: Properties): Refusal[] {
  return Object.entries(MODES).flatMap(([property, modes]) => {
    const mode = text(inputs, property);
    return refusals(
      mode !== undefined &&
        !modes.includes(mode) &&
        refusal("BadRequest", property, `${mode} is no ${property}`, `use ${modes.join(", ")}`),
    );
  });
}

function throughputRefusals(inputs: Properties): Refusal[] {
  const provisioned = text(inputs, "throughputMode") === "provisioned";
  const mibps = number(inputs, "provisionedThroughputInMibps");
  return refusals(
    provisioned !== (mibps !== undefined) &&
      refusal(
        "BadRequest",
        "provisionedThroughputInMibps",
        provisioned
          ? "provisioned throughput has no amount"
          : "an amount of throughput needs the mode provisioned",
        "set throughputMode provisioned and provisionedThroughputInMibps together, or neither",
      ),
    text(inputs, "throughputMode") === "elastic" &&
      text(inputs, "performanceMode") === "maxIO" &&
      refusal(
        "BadRequest",
        "performanceMode",
        "elastic throughput is of general purpose file systems",
        "use generalPurpose, or another throughputMode",
      ),
  );
}

function encryptionRefusals(inputs: Properties): Refusal[] {
  return refusals(
    text(inputs, "kmsKeyId") !== undefined &&
      inputs["encrypted"] !== true &&
      refusal("BadRequest", "encrypted", "a key is given and encryption is not on", "set encrypted to true"),
  );
}

function lifecycleRefusals(inputs: Properties): Refusal[] {
  return objects(inputs, "lifecyclePolicies").flatMap((policy, i) => {
    const after = text(policy, "transitionToIa");
    return refusals(
      Object.keys(policy).length !== 1 &&
        refusal(
          "BadRequest",
          `lifecyclePolicies[${i}]`,
          "a lifecycle policy has one transition",
          "write one policy for each transition",
        ),
      after !== undefined &&
        !IA_AFTER.test(after) &&
        refusal(
          "BadRequest",
          `lifecyclePolicies[${i}].transitionToIa`,
          `${after} is not offered`,
          "use AFTER_1_DAY, or AFTER_n_DAYS with 7, 14, 30, 60, 90, 180, 270 or 365",
        ),
    );
  });
}
