// Proves that a version which AWS no longer patches, which the organization does not allow, or which is left open, is a violation.
import { EKS_NODE_GROUP } from "../../types.ts";
import { proveResourceRule } from "../../testing/prove.ts";
import { eksVersionSupported } from "./eks-version-supported.ts";

proveResourceRule(eksVersionSupported, {
  settings: {
    supportedKubernetesVersions: ["1.34", "1.35", "1.36"],
    allowedKubernetesVersions: ["1.33", "1.35", "1.36"],
  },
  passes: [["version", "1.36"]],
  refuses: [
    ["version", "1.33", ['version: must be in standard support: one of 1.34, 1.35, 1.36 (is "1.33")']],
    ["version", "1.34", ['version: must be allowed by the guardrails: one of 1.33, 1.35, 1.36 (is "1.34")']],
    ["version", undefined, ["version: must be set, or EKS takes its newest (is not set)"]],
    ["version", 1.35, ["version: must be set, or EKS takes its newest (is 1.35)"]],
  ],
  others: {
    [EKS_NODE_GROUP]: {
      compliant: {},
      passes: [["version", "1.35"]],
      refuses: [
        [
          "version",
          "1.20",
          [
            'version: must be in standard support: one of 1.34, 1.35, 1.36 (is "1.20")',
            'version: must be allowed by the guardrails: one of 1.33, 1.35, 1.36 (is "1.20")',
          ],
        ],
      ],
    },
  },
});
