/** Containers have a CPU limit, init containers included. */
import { definePodRule } from "../../rule.ts";
import { checkov, kubescape } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { withoutResource } from "./resources.ts";

export const cpuLimits = definePodRule({
  id: "cpu-limits",
  title: "Containers have a CPU limit",
  description:
    "A container without a limit can take all the time of its node that others have not requested. A limit also slows it down where time is left over, which is why not everybody wants one.",
  severity: "low",
  frameworks: [kubescape("C-0270", "CPU limits are set."), checkov("CKV_K8S_11", "CPU limits are set.")],
  remediation: "set resources.limits.cpu, well above the request",
  url: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
  examples: {
    good: examplePod({ container: { resources: { limits: { cpu: "250m" } } } }),
    bad: examplePod({ container: { resources: { limits: {} } } }),
  },
  judge: (pod) => withoutResource(pod, "limits", "cpu"),
});
