/** Clusters stay one Kubernetes minor behind the newest. */
import { defineResourceRule, type Finding, type JudgedResource, type RuleSettings } from "../../../rule.ts";
import { EKS_CLUSTER, EKS_NODE_GROUP } from "../../types.ts";
import { textOf, unless } from "../../values.ts";

export const eksVersionNotNewest = defineResourceRule({
  id: "eks-version-not-newest",
  title: "Clusters do not run the newest Kubernetes minor",
  description:
    "In the first months of a minor, add-ons, charts and controllers do not support it yet, and its own flaws are still being found.",
  severity: "low",
  frameworks: [],
  remediation: "set version to the minor before the newest that EKS offers",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
  environmentPath: "cluster.kubernetesVersion",
  types: [EKS_CLUSTER, EKS_NODE_GROUP],
  examples: {
    good: { version: "1.35" },
    bad: { version: "1.36" },
  },
  judge,
});

function judge(
  { inputs: { version } }: JudgedResource,
  { supportedKubernetesVersions }: RuleSettings,
): readonly Finding[] {
  const newest = supportedKubernetesVersions.at(-1);
  const written = textOf(version);
  if (newest === undefined || written === undefined) return [];
  return unless(minor(written) < minor(newest), "version", version, `must be older than ${newest}`);
}

const minor = (version: string): number => Number(version.split(".")[1]);
