/** Containers cannot forge packets. */
import { joined, listAt, objectAt, shown } from "../../inputs.ts";
import { definePodRule } from "../../rule.ts";
import { checkov, cisKubernetes } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { onWindows } from "../pod-security/relaxations.ts";

export const dropNetRaw = definePodRule({
  id: "drop-net-raw",
  title: "Containers drop NET_RAW",
  description:
    "Runtimes give NET_RAW by default, for ping. With it a container can answer for the addresses of other pods and of DNS, and read or change what they send.",
  severity: "medium",
  frameworks: [
    cisKubernetes("5.2.8", "Few or no containers have NET_RAW."),
    checkov("CKV_K8S_28", "Few or no containers have NET_RAW."),
  ],
  remediation: "drop ALL capabilities, or at least NET_RAW, in securityContext.capabilities.drop",
  url: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  examples: {
    good: examplePod(),
    bad: examplePod({ securityContext: { capabilities: { drop: ["MKNOD"] } } }),
  },
  judge: (pod) => {
    if (onWindows(pod)) return [];
    return pod.containers().flatMap(({ spec, path }) => {
      const capabilities = objectAt(objectAt(spec, "securityContext"), "capabilities");
      const dropped = listAt(capabilities, "drop");
      if (dropped.includes("ALL") || dropped.includes("NET_RAW")) return [];
      const message = `must have "NET_RAW" or "ALL" in it (is ${shown(capabilities["drop"] ?? undefined)})`;
      return [{ path: joined(path, "securityContext", "capabilities", "drop"), message }];
    });
  },
});
