// Proves that a volume which is not encrypted, or not with a key of the customer's, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { launchTemplateVolumesEncrypted } from "./launch-template-volumes-encrypted.ts";

proveResourceRule(launchTemplateVolumesEncrypted, {
  passes: [
    ["blockDeviceMappings[0].ebs.encrypted", true],
    ["blockDeviceMappings[1]", { deviceName: "/dev/sdb", virtualName: "ephemeral0" }],
  ],
  refuses: [
    [
      "blockDeviceMappings[0].ebs.encrypted",
      "false",
      ['blockDeviceMappings[0].ebs.encrypted: must be true (is "false")'],
    ],
    [
      "blockDeviceMappings[0].ebs.kmsKeyId",
      undefined,
      ["blockDeviceMappings[0].ebs.kmsKeyId: must name a KMS key (is not set)"],
    ],
    ["blockDeviceMappings", undefined, ["blockDeviceMappings: must encrypt the root volume (is not set)"]],
  ],
});
