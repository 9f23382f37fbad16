/** Keys are rotated every year. */
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { KMS_KEY } from "../../types.ts";
import { mustBeOn, textOf } from "../../values.ts";

export const kmsKeyRotation = defineResourceRule({
  id: "kms-key-rotation",
  title: "KMS keys rotate",
  description:
    "Rotation limits how much is encrypted under one key material, and so what a leaked one gives away.",
  severity: "medium",
  frameworks: [
    fsbp("KMS.4", "Rotation of KMS keys is on."),
    checkov("CKV_AWS_7", "Customer-managed keys rotate."),
  ],
  remediation: "set enableKeyRotation to true; keys that AWS cannot rotate (asymmetric, HMAC) are left out",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
  types: [KMS_KEY],
  examples: {
    good: { description: "volumes", enableKeyRotation: true },
    bad: { description: "volumes" },
  },
  judge,
});

function judge({ inputs }: JudgedResource): readonly Finding[] {
  const { customerMasterKeySpec: spec = "SYMMETRIC_DEFAULT", customKeyStoreId } = inputs;
  // Keys in a store of the customer's have material that KMS does not hold.
  const rotatable = spec === "SYMMETRIC_DEFAULT" && textOf(customKeyStoreId) === undefined;
  return rotatable ? mustBeOn(inputs, "enableKeyRotation") : [];
}
