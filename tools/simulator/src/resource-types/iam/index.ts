/** IAM. */
import type { ResourceType } from "../../resource-type.ts";
import { instanceProfile } from "./instance-profile.ts";
import { openIdConnectProvider } from "./open-id-connect-provider.ts";
import { policy } from "./policy.ts";
import { role } from "./role.ts";
import { rolePolicy } from "./role-policy.ts";
import { rolePolicyAttachment } from "./role-policy-attachment.ts";
import { serviceLinkedRole } from "./service-linked-role.ts";

export const IAM_TYPES: readonly ResourceType[] = [
  role,
  rolePolicy,
  rolePolicyAttachment,
  policy,
  instanceProfile,
  openIdConnectProvider,
  serviceLinkedRole,
];
