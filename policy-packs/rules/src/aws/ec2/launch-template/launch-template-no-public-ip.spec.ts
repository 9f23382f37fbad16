// Proves that an instance which asks for a public address is a violation, on an interface or as a whole.
import { EC2_INSTANCE } from "../../types.ts";
import { proveResourceRule } from "../../testing/prove.ts";
import { launchTemplateNoPublicIp } from "./launch-template-no-public-ip.ts";

proveResourceRule(launchTemplateNoPublicIp, {
  passes: [
    ["networkInterfaces", undefined],
    ["networkInterfaces[0].associatePublicIpAddress", undefined],
  ],
  refuses: [
    [
      "networkInterfaces[0].associatePublicIpAddress",
      true,
      ["networkInterfaces[0].associatePublicIpAddress: must be false (is true)"],
    ],
    [
      "networkInterfaces[1]",
      { associatePublicIpAddress: "true" },
      ['networkInterfaces[1].associatePublicIpAddress: must be false (is "true")'],
    ],
  ],
  others: {
    [EC2_INSTANCE]: {
      compliant: { associatePublicIpAddress: false },
      refuses: [["associatePublicIpAddress", true, ["associatePublicIpAddress: must be false (is true)"]]],
    },
  },
});
