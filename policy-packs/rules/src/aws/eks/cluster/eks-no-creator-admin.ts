/** Who creates a cluster is not its administrator for that reason. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { EKS_CLUSTER } from "../../types.ts";
import { mustBeOff } from "../../values.ts";

export const eksNoCreatorAdmin = defineResourceRule({
  id: "eks-no-creator-admin",
  title: "The creator of a cluster gets no implicit admin access",
  description:
    "The grant is on unless turned off, shows in no program, and stays with the role of the pipeline for the life of the cluster.",
  severity: "medium",
  frameworks: [],
  remediation:
    "set accessConfig.bootstrapClusterCreatorAdminPermissions to false, and give who needs it an access entry",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html",
  types: [EKS_CLUSTER],
  examples: {
    good: { accessConfig: { bootstrapClusterCreatorAdminPermissions: false } },
    bad: { accessConfig: { bootstrapClusterCreatorAdminPermissions: true } },
  },
  judge: ({ inputs }: JudgedResource) =>
    mustBeOff(inputs, "accessConfig.bootstrapClusterCreatorAdminPermissions"),
});
