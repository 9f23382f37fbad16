/** Containers have a memory limit, init containers included. */
import { definePodRule } from "../../rule.ts";
import { checkov, kubescape } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { withoutResource } from "./resources.ts";

export const memoryLimits = definePodRule({
  id: "memory-limits",
  title: "Containers have a memory limit",
  description:
    "A leak in a container without a limit takes the memory of the whole node, and the kernel then stops whichever process it likes, those of other pods included.",
  severity: "medium",
  frameworks: [
    kubescape("C-0271", "Memory limits are set."),
    checkov("CKV_K8S_13", "Memory limits are set."),
  ],
  remediation:
    "set resources.limits.memory, to the request where the container must not be stopped for others",
  url: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
  examples: {
    good: examplePod({ container: { resources: { limits: { memory: "256Mi" } } } }),
    bad: examplePod({ container: { resources: { limits: {} } } }),
  },
  judge: (pod) => withoutResource(pod, "limits", "memory"),
});
