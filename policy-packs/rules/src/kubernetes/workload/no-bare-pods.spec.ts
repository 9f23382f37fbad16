// Proves that a pod without an owner is found, and that static pods and tests of charts are left alone.
import { describeObjectRule } from "../../testing/objects.ts";
import { noBarePods } from "./no-bare-pods.ts";

const finding = "metadata.ownerReferences: must name a controller (is not set)";

describeObjectRule(noBarePods, {
  passes: [
    [["metadata", { annotations: { "kubernetes.io/config.mirror": "0a" } }]],
    [["metadata", { annotations: { "helm.sh/hook": "test" } }]],
  ],
  fails: [
    [[["metadata.ownerReferences", undefined]], finding],
    [[["metadata.ownerReferences", []]], finding],
    [[["metadata", { annotations: {} }]], finding],
  ],
});
