/** Pods do not get the token of their service account unasked. */
import { definePodRule } from "../../rule.ts";
import { checkov, cisEks, cisKubernetes, hardeningGuide, kubescape, trivy } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { isFalse } from "../pod-security/allowed.ts";
import { fieldPath, lacking, podFields } from "../pod-security/fields.ts";

const AUTOMOUNT = fieldPath("automountServiceAccountToken");

export const noAutomountedToken = definePodRule({
  id: "no-automounted-token",
  title: "Service account tokens are not mounted by default",
  description:
    "Few programs call the Kubernetes API, but every pod gets a token for it unless it says no: a way from any container to whatever its service account may do. The service account can say no as well, but the pod has the last word, and only that can be seen here.",
  severity: "medium",
  frameworks: [
    cisKubernetes("5.1.6", "Tokens are mounted only where they are needed."),
    cisEks("4.1.6", "Tokens are mounted only where they are needed."),
    hardeningGuide("Protecting Pod service account tokens", "Pods that do not call the API have no token."),
    kubescape("C-0034", "Service accounts are not mapped automatically."),
    checkov("CKV_K8S_38", "Tokens are mounted only where they are needed."),
    trivy("KSV-0036", "Tokens are protected from being mounted."),
  ],
  remediation:
    "set automountServiceAccountToken to false in the pod; one that calls the API mounts a projected serviceAccountToken volume",
  url: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
  examples: {
    good: examplePod({ spec: { automountServiceAccountToken: false } }),
    bad: examplePod({ spec: { automountServiceAccountToken: true } }),
  },
  judge: (pod) => lacking(podFields(pod, AUTOMOUNT), isFalse, "must be false"),
});
