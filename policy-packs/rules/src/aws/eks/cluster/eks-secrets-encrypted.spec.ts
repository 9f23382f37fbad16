// Proves that a cluster whose secrets are left to EKS, or encrypted with no key of its own, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { eksSecretsEncrypted } from "./eks-secrets-encrypted.ts";

proveResourceRule(eksSecretsEncrypted, {
  refuses: [
    [
      "encryptionConfig.resources",
      ["configmaps"],
      [`encryptionConfig.resources: must hold secrets (is ["configmaps"])`],
    ],
    [
      "encryptionConfig.provider.keyArn",
      "",
      [`encryptionConfig.provider.keyArn: must name a KMS key (is "")`],
    ],
    [
      "encryptionConfig",
      undefined,
      [
        "encryptionConfig.resources: must hold secrets (is not set)",
        "encryptionConfig.provider.keyArn: must name a KMS key (is not set)",
      ],
    ],
  ],
});
