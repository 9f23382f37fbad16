/** Volumes are encrypted. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { EBS_VOLUME } from "../../types.ts";
import { mustBeOn } from "../../values.ts";

export const ebsVolumeEncrypted = defineResourceRule({
  id: "ebs-volume-encrypted",
  title: "EBS volumes are encrypted",
  description: "A snapshot of a volume that is not encrypted can be shared with any account, and read there.",
  severity: "high",
  frameworks: [
    fsbp("EC2.3", "Attached EBS volumes are encrypted."),
    checkov("CKV_AWS_3", "EBS volumes are encrypted."),
  ],
  remediation:
    "set encrypted to true, and kmsKeyId to a customer-managed key; a volume is encrypted when it is created, or by way of a snapshot",
  url: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
  types: [EBS_VOLUME],
  examples: {
    good: { availabilityZone: "eu-west-1a", size: 100, encrypted: true },
    bad: { availabilityZone: "eu-west-1a", size: 100 },
  },
  judge: ({ inputs }: JudgedResource) => mustBeOn(inputs, "encrypted"),
});
