/** Images are encrypted with a key of the customer's. */
import { objectsAt } from "../../../inputs.ts";
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov } from "../../frameworks.ts";
import { ECR_REPOSITORY } from "../../types.ts";
import { textOf, unless } from "../../values.ts";

export const ecrCustomerKey = defineResourceRule({
  id: "ecr-customer-key",
  title: "ECR repositories are encrypted with a customer key",
  description:
    "Images hold code and sometimes secrets; a key of your own decides who can read them, and shows who did.",
  severity: "low",
  frameworks: [checkov("CKV_AWS_136", "Repositories are encrypted with KMS.")],
  remediation: "set encryptionType to KMS and kmsKey in encryptionConfigurations; it cannot be changed later",
  url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
  types: [ECR_REPOSITORY],
  examples: {
    good: {
      encryptionConfigurations: [
        { encryptionType: "KMS", kmsKey: "arn:aws:kms:eu-west-1:111122223333:key/images" },
      ],
    },
    bad: { encryptionConfigurations: [{ encryptionType: "AES256" }] },
  },
  judge,
});

function judge({ inputs }: JudgedResource): readonly Finding[] {
  const { encryptionType, kmsKey } = objectsAt(inputs, "encryptionConfigurations")[0] ?? {};
  const path = "encryptionConfigurations[0]";
  return [
    ...unless(
      /^KMS(_DSSE)?$/.test(String(encryptionType)),
      `${path}.encryptionType`,
      encryptionType,
      "must be KMS",
    ),
    ...unless(textOf(kmsKey) !== undefined, `${path}.kmsKey`, kmsKey, "must name a KMS key"),
  ];
}
