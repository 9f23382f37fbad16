/** Trails record every region. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { TRAIL } from "../../types.ts";
import { mustBeOn } from "../../values.ts";

export const cloudtrailMultiRegion = defineResourceRule({
  id: "cloudtrail-multi-region",
  title: "CloudTrail records every region",
  description: "An intruder works in the region that nobody looks at.",
  severity: "medium",
  frameworks: [
    fsbp("CloudTrail.1", "A trail records every region."),
    checkov("CKV_AWS_67", "Trails record every region."),
  ],
  remediation: "set isMultiRegionTrail to true",
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html",
  types: [TRAIL],
  examples: {
    good: { isMultiRegionTrail: true },
    bad: { isMultiRegionTrail: false },
  },
  judge: ({ inputs }: JudgedResource) => mustBeOn(inputs, "isMultiRegionTrail"),
});
