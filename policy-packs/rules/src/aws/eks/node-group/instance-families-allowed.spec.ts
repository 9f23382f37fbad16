// Proves that an instance type of another family is a violation in node groups, launch templates and instances.
import { proveResourceRule } from "../../testing/prove.ts";
import { EC2_INSTANCE, LAUNCH_TEMPLATE } from "../../types.ts";
import { instanceFamiliesAllowed } from "./instance-families-allowed.ts";

const MUST = "must be of a family in m7g, t4g";

proveResourceRule(instanceFamiliesAllowed, {
  settings: { allowedInstanceFamilies: ["m7g", "t4g"] },
  passes: [
    ["instanceTypes", undefined],
    ["instanceTypes[1]", "t4g.small"],
  ],
  refuses: [
    ["instanceTypes[1]", "m7gd.large", [`instanceTypes[1]: ${MUST} (is "m7gd.large")`]],
    ["instanceTypes[0]", 7, [`instanceTypes[0]: ${MUST} (is 7)`]],
  ],
  others: {
    [LAUNCH_TEMPLATE]: {
      compliant: {},
      passes: [["instanceType", "m7g.large"]],
      refuses: [["instanceType", "m5.large", [`instanceType: ${MUST} (is "m5.large")`]]],
    },
    [EC2_INSTANCE]: {
      compliant: { instanceType: "t4g.small" },
      refuses: [["instanceType", "t3.small", [`instanceType: ${MUST} (is "t3.small")`]]],
    },
  },
});
