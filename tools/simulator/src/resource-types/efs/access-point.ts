/** EFS access point: https://docs.aws.amazon.com/efs/latest/ug/API_CreateAccessPoint.html */
import { arn } from "../../account/identifiers.ts";
import { object, text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_FILE_SYSTEM } from "./references.ts";

const MAX_PATH = 100;
const MAX_DEPTH = 4;

export const accessPoint = defineResourceType({
  type: "aws:efs/accessPoint:AccessPoint",
  taggable: true,
  references: { fileSystemId: TO_FILE_SYSTEM },
  refuse(inputs) {
    const path = text(object(inputs, "rootDirectory"), "path") ?? "/";
    const depth = path.split("/").filter(Boolean).length;
    return refusals(
      (!path.startsWith("/") || path.length > MAX_PATH || depth > MAX_DEPTH) &&
        refusal(
          "BadRequest",
          "rootDirectory.path",
          `${path} is not a path of at most ${MAX_PATH} characters and ${MAX_DEPTH} directories from /`,
          "shorten the path, and begin it with /",
        ),
    );
  },
  create(inputs, context) {
    const id = `fsap-0${context.hash(16, "fsap")}`;
    return {
      id,
      outputs: {
        arn: arn(context, "elasticfilesystem", `access-point/${id}`),
        fileSystemArn: arn(context, "elasticfilesystem", `file-system/${String(inputs["fileSystemId"])}`),
        ownerId: context.accountId,
        rootDirectory: inputs["rootDirectory"] ?? { path: "/" },
      },
    };
  },
});
