/** Containers cannot write to the files of their image. */
import { definePodRule } from "../../rule.ts";
import { checkov, hardeningGuide, kubescape, trivy } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { containerFields, fieldPath, lacking } from "../pod-security/fields.ts";
import { onWindows } from "../pod-security/relaxations.ts";

const READ_ONLY = fieldPath("securityContext.readOnlyRootFilesystem");

export const readOnlyRootFilesystem = definePodRule({
  id: "read-only-root-filesystem",
  title: "Root file systems are read-only",
  description:
    "Who gets into a container wants to leave tools there, or to change the program. On a read-only file system neither works, and what the program writes is known: it is in its volumes.",
  severity: "low",
  frameworks: [
    hardeningGuide("Immutable container file systems", "Containers run with a read-only root file system."),
    kubescape("C-0017", "The file system of containers is immutable."),
    checkov("CKV_K8S_22", "File systems are read-only where possible."),
    trivy("KSV-0014", "The root file system is read-only."),
  ],
  remediation:
    "set securityContext.readOnlyRootFilesystem to true, and mount an emptyDir where the program writes: /tmp is the usual place",
  url: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  examples: {
    good: examplePod({ securityContext: { readOnlyRootFilesystem: true } }),
    bad: examplePod({ securityContext: { readOnlyRootFilesystem: false } }),
  },
  judge: (pod) =>
    onWindows(pod) ? [] : lacking(containerFields(pod, READ_ONLY), (value) => value === true, "must be true"),
});
