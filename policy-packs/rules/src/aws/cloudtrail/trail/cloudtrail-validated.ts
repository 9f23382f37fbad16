/** Changes to a trail's files can be noticed. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { TRAIL } from "../../types.ts";
import { mustBeOn } from "../../values.ts";

export const cloudtrailValidated = defineResourceRule({
  id: "cloudtrail-validated",
  title: "CloudTrail validates its log files",
  description: "Digests show whether a log file was changed or removed after it was written.",
  severity: "low",
  frameworks: [
    fsbp("CloudTrail.4", "Validation of log files is on."),
    checkov("CKV_AWS_36", "Validation of log files is on."),
  ],
  remediation: "set enableLogFileValidation to true",
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
  types: [TRAIL],
  examples: {
    good: { enableLogFileValidation: true },
    bad: { enableLogFileValidation: false },
  },
  judge: ({ inputs }: JudgedResource) => mustBeOn(inputs, "enableLogFileValidation"),
});
