/** EKS. */
import type { ResourceType } from "../../resource-type.ts";
import { accessEntry, accessPolicyAssociation } from "./access.ts";
import { addon } from "./addon.ts";
import { cluster } from "./cluster.ts";
import { fargateProfile } from "./fargate-profile.ts";
import { nodeGroup } from "./node-group.ts";
import { podIdentityAssociation } from "./pod-identity-association.ts";

export const EKS_TYPES: readonly ResourceType[] = [
  cluster,
  addon,
  accessEntry,
  accessPolicyAssociation,
  podIdentityAssociation,
  nodeGroup,
  fargateProfile,
];
