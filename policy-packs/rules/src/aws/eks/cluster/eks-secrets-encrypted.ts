/** Secrets of a cluster are encrypted with a key of the customer's. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, cisEks, fsbp } from "../../frameworks.ts";
import { EKS_CLUSTER } from "../../types.ts";
import { mustName, textsOf, unless, valueAt } from "../../values.ts";

export const eksSecretsEncrypted = defineResourceRule({
  id: "eks-secrets-encrypted",
  title: "Kubernetes secrets are encrypted with a KMS key",
  description:
    "Envelope encryption with a key of your own lets you see, limit and revoke who reads secrets from etcd or from a backup of it.",
  severity: "high",
  frameworks: [
    fsbp("EKS.3", "Kubernetes secrets are encrypted with a KMS key."),
    cisEks("5.3.1", "Kubernetes secrets are encrypted with a customer-managed key."),
    checkov("CKV_AWS_58", "Secrets encryption is on."),
  ],
  remediation:
    'set encryptionConfig.resources to ["secrets"] and encryptionConfig.provider.keyArn to a customer-managed key; EKS cannot take it back',
  url: "https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html",
  types: [EKS_CLUSTER],
  examples: {
    good: {
      encryptionConfig: {
        provider: { keyArn: "arn:aws:kms:eu-west-1:111122223333:key/secrets" },
        resources: ["secrets"],
      },
    },
    bad: { encryptionConfig: { provider: {}, resources: [] } },
  },
  judge: ({ inputs }: JudgedResource) => {
    const resources = valueAt(inputs, "encryptionConfig.resources");
    return [
      ...unless(
        textsOf(resources).includes("secrets"),
        "encryptionConfig.resources",
        resources,
        "must hold secrets",
      ),
      ...mustName(inputs, "encryptionConfig.provider.keyArn", "a KMS key"),
    ];
  },
});
