/** The kubelet can tell that a container hangs. */
import { definePodRule } from "../../rule.ts";
import { checkov, kubescape } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { withoutProbe } from "./probes.ts";

export const livenessProbe = definePodRule({
  id: "liveness-probe",
  title: "Containers have a liveness probe",
  description:
    "A process that hangs does not exit, and without a probe nothing restarts it: it keeps its memory, its locks and its place among the replicas.",
  severity: "low",
  frameworks: [
    kubescape("C-0056", "A liveness probe is configured."),
    checkov("CKV_K8S_8", "A liveness probe is configured."),
  ],
  remediation:
    "add a livenessProbe that fails only where a restart helps, and not when another service is down",
  url: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
  examples: {
    good: examplePod({ container: { livenessProbe: { httpGet: { path: "/livez", port: 8080 } } } }),
    bad: examplePod(),
  },
  judge: (pod) => withoutProbe(pod, "livenessProbe"),
});
