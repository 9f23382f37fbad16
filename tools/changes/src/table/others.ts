/** Types that are neither a service of AWS nor an object of Kubernetes: charts, manifests, providers, random values. */
import type { RulesByType } from "./rules.ts";

const WRITTEN = "2026-11-21";

export const OTHERS: RulesByType = {
  "kubernetes:helm.sh/v3:Release": {
    source: "pulumi/pulumi-kubernetes provider/pkg/provider/helm_release.go",
    written: WRITTEN,
    replaces: ["name", "namespace"],
    updates: {
      chart: "downtime?",
      version: "restart?",
      values: "restart?",
      timeout: "none",
      atomic: "none",
      cleanupOnFail: "none",
      maxHistory: "none",
      skipAwait: "none",
    },
    update: "restart?",
    replacement: "downtime",
    // Charts with volumes may take them along.
    deletion: "data-loss?",
  },
  // A component around the objects of a file, which are known only where the file is read.
  "kubernetes:yaml/v2:ConfigFile": {
    source: "pulumi/pulumi-kubernetes provider/pkg/provider/yaml/v2",
    written: WRITTEN,
    replaces: [],
    mayReplace: ["file"],
    update: "downtime?",
    replacement: "data-loss?",
    deletion: "data-loss?",
  },
  "random:index/randomPassword:RandomPassword": {
    source: "hashicorp/terraform-provider-random internal/provider/resource_password.go",
    written: WRITTEN,
    replaces: [
      "keepers",
      "length",
      "lower",
      "minLower",
      "minNumeric",
      "minSpecial",
      "minUpper",
      "number",
      "numeric",
      "overrideSpecial",
      "special",
      "upper",
    ],
    update: "none",
    replacement: "downtime?",
    deletion: "none?",
  },
  "pulumi:providers:aws": {
    source: "pulumi/pulumi-terraform-bridge pkg/tfbridge/provider.go",
    written: WRITTEN,
    replaces: [],
    // Resources stay where they are; the next change of one of them goes to the wrong place, or nowhere.
    mayReplace: ["region", "allowedAccountIds", "accessKey", "profile"],
    update: "none?",
    replacement: "downtime?",
    deletion: "none",
  },
  "pulumi:providers:kubernetes": {
    source: "pulumi/pulumi-kubernetes provider/pkg/provider/provider.go",
    written: WRITTEN,
    replaces: ["clusterIdentifier"],
    // With an identifier that stays, another kubeconfig is the same cluster.
    mayReplace: ["kubeconfig", "context", "cluster"],
    update: "none?",
    replacement: "data-loss?",
    deletion: "none",
  },
};
