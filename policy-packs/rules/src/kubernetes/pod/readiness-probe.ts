/** A container gets requests only when it can answer them. */
import { definePodRule } from "../../rule.ts";
import { checkov, kubescape } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { withoutProbe } from "./probes.ts";

export const readinessProbe = definePodRule({
  id: "readiness-probe",
  title: "Containers have a readiness probe",
  description:
    "Without a probe a container counts as ready as soon as it runs: requests reach it while it starts, and a roll-out replaces all replicas by ones that may never answer.",
  severity: "low",
  frameworks: [
    kubescape("C-0018", "A readiness probe is configured."),
    checkov("CKV_K8S_9", "A readiness probe is configured."),
  ],
  remediation: "add a readinessProbe that asks what a caller would ask",
  url: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
  examples: {
    good: examplePod({ container: { readinessProbe: { httpGet: { path: "/readyz", port: 8080 } } } }),
    bad: examplePod(),
  },
  judge: (pod) => withoutProbe(pod, "readinessProbe"),
});
