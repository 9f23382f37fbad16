// Proves that instances which answer metadata requests without a session token are a violation, in each way to declare them.
import { EC2_INSTANCE } from "../../types.ts";
import { proveResourceRule } from "../../testing/prove.ts";
import { launchTemplateImdsV2 } from "./launch-template-imds-v2.ts";

proveResourceRule(launchTemplateImdsV2, {
  passes: [["metadataOptions", { httpEndpoint: "disabled" }]],
  refuses: [
    [
      "metadataOptions.httpTokens",
      "optional",
      ['metadataOptions.httpTokens: must be "required" (is "optional")'],
    ],
    [
      "metadataOptions.httpTokens",
      undefined,
      ['metadataOptions.httpTokens: must be "required" (is not set)'],
    ],
    ["metadataOptions", undefined, ['metadataOptions.httpTokens: must be "required" (is not set)']],
  ],
  others: {
    [EC2_INSTANCE]: {
      compliant: { metadataOptions: { httpTokens: "required" } },
      refuses: [["metadataOptions", {}, ['metadataOptions.httpTokens: must be "required" (is not set)']]],
    },
  },
});
