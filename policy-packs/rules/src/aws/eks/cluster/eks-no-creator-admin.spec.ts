// Proves that a cluster which makes its creator an administrator, by word or by default, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { eksNoCreatorAdmin } from "./eks-no-creator-admin.ts";

proveResourceRule(eksNoCreatorAdmin, {
  passes: [["accessConfig.bootstrapClusterCreatorAdminPermissions", "false"]],
  refuses: [
    [
      "accessConfig.bootstrapClusterCreatorAdminPermissions",
      true,
      ["accessConfig.bootstrapClusterCreatorAdminPermissions: must be false (is true)"],
    ],
    [
      "accessConfig",
      undefined,
      ["accessConfig.bootstrapClusterCreatorAdminPermissions: must be false (is not set)"],
    ],
  ],
});
