// Proves that a key pair without source groups is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { nodeGroupNoOpenSsh } from "./node-group-no-open-ssh.ts";

proveResourceRule(nodeGroupNoOpenSsh, {
  passes: [
    ["remoteAccess", undefined],
    ["remoteAccess", {}],
  ],
  refuses: [
    [
      "remoteAccess.sourceSecurityGroupIds",
      [],
      [
        'remoteAccess.sourceSecurityGroupIds: must name who may use the key "operators", or EKS opens SSH to 0.0.0.0/0 (is [])',
      ],
    ],
    [
      "remoteAccess.sourceSecurityGroupIds",
      undefined,
      [
        'remoteAccess.sourceSecurityGroupIds: must name who may use the key "operators", or EKS opens SSH to 0.0.0.0/0 (is not set)',
      ],
    ],
  ],
});
