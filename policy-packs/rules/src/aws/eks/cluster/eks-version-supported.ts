/** Clusters run a Kubernetes minor that AWS still patches. */
import { defineResourceRule, type Finding, type JudgedResource, type RuleSettings } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { EKS_CLUSTER, EKS_NODE_GROUP } from "../../types.ts";
import { textOf, unless } from "../../values.ts";

export const eksVersionSupported = defineResourceRule({
  id: "eks-version-supported",
  title: "Kubernetes versions are in standard support",
  description:
    "A minor out of support gets no fixes for known flaws, costs more in extended support, and is upgraded by AWS on a day that AWS picks.",
  severity: "high",
  frameworks: [
    fsbp("EKS.2", "Clusters run a supported Kubernetes version."),
    checkov("CKV_AWS_339", "Clusters run a supported Kubernetes version."),
  ],
  remediation:
    "set version to a minor in standard support that the guardrails allow, and upgrade one minor at a time",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
  environmentPath: "cluster.kubernetesVersion",
  types: [EKS_CLUSTER, EKS_NODE_GROUP],
  examples: {
    good: { version: "1.35" },
    bad: { version: "1.21" },
  },
  judge,
});

function judge({ type, inputs }: JudgedResource, settings: RuleSettings): readonly Finding[] {
  const { version } = inputs;
  // A node group without a version follows its cluster.
  if (version === undefined && type === EKS_NODE_GROUP) return [];
  const written = textOf(version);
  if (written === undefined) return unless(false, "version", version, "must be set, or EKS takes its newest");
  const { supportedKubernetesVersions: supported, allowedKubernetesVersions: allowed } = settings;
  return [
    ...unless(
      supported.includes(written),
      "version",
      version,
      `must be in standard support: one of ${supported.join(", ")}`,
    ),
    ...unless(
      allowed.length === 0 || allowed.includes(written),
      "version",
      version,
      `must be allowed by the guardrails: one of ${allowed.join(", ")}`,
    ),
  ];
}
