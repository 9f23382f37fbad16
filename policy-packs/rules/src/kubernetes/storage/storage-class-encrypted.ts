/** Every storage class of EBS encrypts its volumes. */
import { objectAt, shown } from "../../inputs.ts";
import { defineObjectRule } from "../../rule.ts";

const EBS = new Set<unknown>(["ebs.csi.aws.com", "kubernetes.io/aws-ebs", "ebs.csi.eks.amazonaws.com"]);

const storageClass = (parameters: unknown): unknown => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "gp3" },
  provisioner: "ebs.csi.aws.com",
  parameters,
});

export const storageClassEncrypted = defineObjectRule({
  id: "storage-class-encrypted",
  title: "Storage classes of EBS encrypt their volumes",
  description:
    "Without the parameter a volume is encrypted only where the account does it by default, which is a setting of each region that somebody can switch off.",
  severity: "high",
  frameworks: [],
  remediation: 'set parameters.encrypted to "true", and parameters.kmsKeyId to a key of your own',
  url: "https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md",
  kinds: ["storage.k8s.io:StorageClass"],
  examples: { good: storageClass({ type: "gp3", encrypted: "true" }), bad: storageClass({ type: "gp3" }) },
  judge: (object) => {
    const { encrypted } = objectAt(object, "parameters");
    return !EBS.has(object["provisioner"]) || encrypted === "true"
      ? []
      : [{ path: "parameters.encrypted", message: `must be "true" (is ${shown(encrypted)})` }];
  },
});
