// Proves that the parameter must be there, as the text that the driver reads, for each of the drivers of EBS.
import { describeObjectRule } from "../../testing/objects.ts";
import { storageClassEncrypted } from "./storage-class-encrypted.ts";

describeObjectRule(storageClassEncrypted, {
  passes: [
    [
      ["provisioner", "efs.csi.aws.com"],
      ["parameters", undefined],
    ],
  ],
  fails: [
    [[["parameters.encrypted", "false"]], 'parameters.encrypted: must be "true" (is "false")'],
    [[["parameters.encrypted", true]], 'parameters.encrypted: must be "true" (is true)'],
    [
      [
        ["provisioner", "kubernetes.io/aws-ebs"],
        ["parameters", undefined],
      ],
      'parameters.encrypted: must be "true" (is not set)',
    ],
    [
      [
        ["provisioner", "ebs.csi.eks.amazonaws.com"],
        ["parameters", null],
      ],
      'parameters.encrypted: must be "true" (is not set)',
    ],
  ],
});
