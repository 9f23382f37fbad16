/** Volumes of launched instances are encrypted with a key of the customer's. */
import { isObject, objectsAt } from "../../../inputs.ts";
import { defineResourceRule, type Finding, type Inputs, type JudgedResource } from "../../../rule.ts";
import { fsbp } from "../../frameworks.ts";
import { LAUNCH_TEMPLATE } from "../../types.ts";
import { isOn, textOf, unless } from "../../values.ts";

export const launchTemplateVolumesEncrypted = defineResourceRule({
  id: "launch-template-volumes-encrypted",
  title: "Launch templates encrypt their volumes with a customer key",
  description:
    "Disks of nodes hold images, logs and what pods write to emptyDir. A key of your own decides who can read a snapshot of them.",
  severity: "high",
  frameworks: [
    fsbp("EC2.181", "Launch templates encrypt the EBS volumes that they attach."),
    fsbp("EC2.3", "Attached EBS volumes are encrypted."),
  ],
  remediation:
    "set encrypted and kmsKeyId in the ebs settings of every block device mapping, the root device included",
  url: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
  types: [LAUNCH_TEMPLATE],
  examples: {
    good: {
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { encrypted: "true", kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/volumes" },
        },
      ],
    },
    bad: { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 50 } }] },
  },
  judge,
});

function judge({ inputs }: JudgedResource): readonly Finding[] {
  const mappings = objectsAt(inputs, "blockDeviceMappings");
  if (mappings.length === 0)
    return unless(
      false,
      "blockDeviceMappings",
      inputs["blockDeviceMappings"],
      "must encrypt the root volume",
    );
  return mappings.flatMap((mapping, i) =>
    isObject(mapping["ebs"]) ? ebs(mapping["ebs"], `blockDeviceMappings[${i}].ebs`) : [],
  );
}

const ebs = ({ encrypted, kmsKeyId }: Inputs, path: string): readonly Finding[] => [
  ...unless(isOn(encrypted), `${path}.encrypted`, encrypted, "must be true"),
  ...unless(textOf(kmsKeyId) !== undefined, `${path}.kmsKeyId`, kmsKeyId, "must name a KMS key"),
];
