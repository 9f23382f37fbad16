/** IAM and KMS: who may do what, and the keys of everything encrypted. */
import type { RulesByType } from "../rules.ts";
import { aws } from "./schema.ts";

/** A right that something needs may go, and come back under another name. */
const RIGHTS = { update: "downtime?", replacement: "downtime?", deletion: "downtime?" } as const;

export const IDENTITY: RulesByType = {
  "aws:iam/role:Role": aws("iam/role.go", {
    replaces: ["name", "namePrefix", "path"],
    updates: { description: "none", maxSessionDuration: "none", forceDetachPolicies: "none" },
    ...RIGHTS,
    deletion: "downtime",
  }),
  "aws:iam/policy:Policy": aws("iam/policy.go", {
    replaces: ["description", "name", "namePrefix", "path"],
    ...RIGHTS,
  }),
  "aws:iam/rolePolicy:RolePolicy": aws("iam/role_policy.go", {
    replaces: ["name", "namePrefix", "role"],
    ...RIGHTS,
  }),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": aws("iam/role_policy_attachment.go", {
    replaces: ["policyArn", "role"],
    ...RIGHTS,
  }),
  "aws:iam/instanceProfile:InstanceProfile": aws("iam/instance_profile.go", {
    replaces: ["name", "namePrefix", "path"],
    ...RIGHTS,
  }),
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": aws("iam/openid_connect_provider.go", {
    replaces: ["url"],
    ...RIGHTS,
  }),
  // What is encrypted with a key that is gone cannot be read again.
  "aws:kms/key:Key": aws("kms/key.go", {
    replaces: ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
    updates: { policy: "downtime?", isEnabled: "downtime" },
    replacement: "data-loss",
    deletion: "data-loss",
  }),
  "aws:kms/alias:Alias": aws("kms/alias.go", {
    replaces: ["name", "namePrefix"],
    updates: { targetKeyId: "downtime?" },
    replacement: "downtime?",
    deletion: "downtime?",
  }),
};
