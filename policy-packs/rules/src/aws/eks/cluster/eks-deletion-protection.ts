/** A cluster is not deleted by one call. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { EKS_CLUSTER } from "../../types.ts";
import { mustBeOn } from "../../values.ts";

export const eksDeletionProtection = defineResourceRule({
  id: "eks-deletion-protection",
  title: "Clusters are protected from deletion",
  description: "A deleted cluster takes its etcd with it: AWS keeps no copy that could be brought back.",
  severity: "medium",
  frameworks: [],
  remediation:
    "set deletionProtection to true; turn it off in a change of its own before a cluster is really retired",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/deletion-protection.html",
  types: [EKS_CLUSTER],
  environmentPath: "cluster.deletionProtection",
  examples: {
    good: { deletionProtection: true },
    bad: { deletionProtection: false },
  },
  judge: ({ inputs }: JudgedResource) => mustBeOn(inputs, "deletionProtection"),
});
