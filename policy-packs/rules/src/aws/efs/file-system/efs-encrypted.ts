/** File systems are encrypted with a key of the customer's. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { EFS_FILE_SYSTEM } from "../../types.ts";
import { mustBeOn, mustName } from "../../values.ts";

export const efsEncrypted = defineResourceRule({
  id: "efs-encrypted",
  title: "EFS is encrypted",
  description:
    "Encryption can only be chosen when the file system is created; without it, moving the data is the way to get it.",
  severity: "high",
  frameworks: [
    fsbp("EFS.1", "File systems are encrypted at rest with KMS."),
    checkov("CKV_AWS_42", "File systems are encrypted."),
    checkov("CKV_AWS_184", "File systems are encrypted with a customer-managed key."),
  ],
  remediation: "set encrypted to true and kmsKeyId to a customer-managed key",
  url: "https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html",
  types: [EFS_FILE_SYSTEM],
  examples: {
    good: { encrypted: true, kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/files" },
    bad: { throughputMode: "elastic" },
  },
  judge: ({ inputs }: JudgedResource) => [
    ...mustBeOn(inputs, "encrypted"),
    ...mustName(inputs, "kmsKeyId", "a KMS key"),
  ],
});
