// Proves that claims must name a class, alone and as templates, and one of those that the settings allow.
import { describeObjectRule } from "../../testing/objects.ts";
import { volumeClaimStorageClass } from "./volume-claim-storage-class.ts";

const statefulSet = (storageClassName?: string): unknown => ({
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: { name: "db" },
  spec: { volumeClaimTemplates: [{ metadata: { name: "data" }, spec: { storageClassName } }] },
});
const template = "spec.volumeClaimTemplates[0].spec.storageClassName";

describeObjectRule(volumeClaimStorageClass, {
  settings: { allowedStorageClasses: ["gp3", "efs"] },
  passes: [
    [["spec.storageClassName", "efs"]],
    [
      ["spec.storageClassName", ""],
      ["spec.volumeName", "old"],
    ],
  ],
  fails: [
    [[["spec.storageClassName", undefined]], "spec.storageClassName: must name a storage class (is not set)"],
    [[["spec.storageClassName", ""]], 'spec.storageClassName: must name a storage class (is "")'],
    [[["spec.storageClassName", "gp2"]], 'spec.storageClassName: must be one of gp3, efs (is "gp2")'],
    [[["spec.storageClassName", 3]], "spec.storageClassName: must name a storage class (is 3)"],
  ],
  others: {
    "a template with a class": [statefulSet("gp3")],
    "a template without": [statefulSet(), `${template}: must name a storage class (is not set)`],
    "a template with another class": [statefulSet("io1"), `${template}: must be one of gp3, efs (is "io1")`],
    "a set without volumes": [{ apiVersion: "apps/v1", kind: "StatefulSet", metadata: {}, spec: {} }],
  },
});
