/** Every namespace enforces a Pod Security level that keeps pods off the node. */
import { joined, objectAt, shown } from "../../inputs.ts";
import { defineObjectRule } from "../../rule.ts";
import { cisKubernetes, hardeningGuide } from "../frameworks.ts";

const ENFORCE = "pod-security.kubernetes.io/enforce";
const LEVELS = ["baseline", "restricted"];

const namespace = (labels: unknown): unknown => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "shop", labels },
});

export const namespacePodSecurity = defineObjectRule({
  id: "namespace-pod-security",
  title: "Namespaces enforce a Pod Security level",
  description:
    "Without the label the admission controller of Kubernetes lets in privileged pods: a manifest that nobody checked takes over its node.",
  severity: "high",
  frameworks: [
    cisKubernetes("5.2.1", "An admission control for pods is active."),
    hardeningGuide("Pod security enforcement", "Namespaces enforce a Pod Security level."),
  ],
  remediation: `label the namespace ${ENFORCE}: restricted, or baseline where that cannot be`,
  url: "https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces",
  kinds: [":Namespace"],
  examples: { good: namespace({ [ENFORCE]: "restricted" }), bad: namespace({}) },
  judge: (object) => {
    const level = objectAt(objectAt(object, "metadata"), "labels")[ENFORCE];
    return LEVELS.some((one) => one === level)
      ? []
      : [
          {
            path: joined("metadata.labels", ENFORCE),
            message: `must be ${LEVELS.join(" or ")} (is ${shown(level)})`,
          },
        ];
  },
});
