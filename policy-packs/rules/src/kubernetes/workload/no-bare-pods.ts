/** Every pod belongs to something that starts it again. */
import { objectAt, itemsAt, textsAt } from "../../inputs.ts";
import { defineObjectRule } from "../../rule.ts";
import { kubescape } from "../frameworks.ts";

const pod = (metadata: object): unknown => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", namespace: "shop", ...metadata },
  spec: { containers: [{ name: "web", image: "registry.example.com/web:1.4.2" }] },
});

/** Marks of the kubelet and of Helm: static pods come back with their node, tests are not meant to. */
const MARKS = ["kubernetes.io/config.mirror", "helm.sh/hook"];

export const noBarePods = defineObjectRule({
  id: "no-bare-pods",
  title: "Pods are made by a controller",
  description:
    "A pod without a controller is gone when its node is, and holds up the drain of the node until then: the autoscaler does not dare to move it.",
  severity: "low",
  frameworks: [kubescape("C-0073", "No pods without a controller.")],
  remediation: "write a Deployment, StatefulSet, DaemonSet or Job instead",
  url: "https://kubernetes.io/docs/concepts/configuration/overview/#naked-pods-vs-replicasets-deployments-and-jobs",
  kinds: [":Pod"],
  examples: {
    good: pod({ ownerReferences: [{ apiVersion: "apps/v1", kind: "ReplicaSet", name: "web", uid: "1" }] }),
    bad: pod({}),
  },
  judge: (object) => {
    const metadata = objectAt(object, "metadata");
    const annotations = textsAt(metadata, "annotations");
    const owned = itemsAt(metadata, "ownerReferences").length > 0;
    return owned || MARKS.some((mark) => annotations[mark] !== undefined)
      ? []
      : [{ path: "metadata.ownerReferences", message: "must name a controller (is not set)" }];
  },
});
