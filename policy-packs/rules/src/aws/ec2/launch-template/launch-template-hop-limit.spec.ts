// Proves that metadata in reach of pods is a violation, whether said or left to the machine image.
import { proveResourceRule } from "../../testing/prove.ts";
import { launchTemplateHopLimit } from "./launch-template-hop-limit.ts";

proveResourceRule(launchTemplateHopLimit, {
  passes: [
    ["metadataOptions.httpPutResponseHopLimit", "1"],
    ["metadataOptions", { httpEndpoint: "disabled" }],
  ],
  refuses: [
    [
      "metadataOptions.httpPutResponseHopLimit",
      2,
      ["metadataOptions.httpPutResponseHopLimit: must be 1 (is 2)"],
    ],
    [
      "metadataOptions.httpPutResponseHopLimit",
      "64",
      ['metadataOptions.httpPutResponseHopLimit: must be 1 (is "64")'],
    ],
    ["metadataOptions", undefined, ["metadataOptions.httpPutResponseHopLimit: must be 1 (is not set)"]],
  ],
});
