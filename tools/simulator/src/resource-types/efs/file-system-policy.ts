/** Policy of an EFS file system. */
import { policyRefusals, sizeRefusal } from "../../account/policy/document.ts";
import { refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_FILE_SYSTEM } from "./references.ts";

const CODE = "InvalidPolicyException";
const MAX_CHARACTERS = 20_000;

export const fileSystemPolicy = defineResourceType({
  type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
  taggable: false,
  references: { fileSystemId: TO_FILE_SYSTEM },
  refuse: ({ policy }) =>
    refusals(
      policyRefusals(policy, { property: "policy", kind: "resource", code: CODE }),
      sizeRefusal(policy, { code: CODE, property: "policy", max: MAX_CHARACTERS, count: "characters" }),
    ),
  create: (inputs) => ({ id: String(inputs["fileSystemId"]), outputs: {} }),
});
