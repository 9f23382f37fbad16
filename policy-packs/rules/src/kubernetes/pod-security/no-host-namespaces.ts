/** No pod shares the network, process or IPC namespace of its node. */
import { definePodRule } from "../../rule.ts";
import { checkov, cisEks, cisKubernetes, kubescape, podSecurityStandards, trivy } from "../frameworks.ts";
import { isFalse } from "./allowed.ts";
import { examplePod } from "./example.ts";
import { fieldPath, offending, podFields } from "./fields.ts";

const NAMESPACES = ["hostNetwork", "hostPID", "hostIPC"].map(fieldPath);

export const noHostNamespaces = definePodRule({
  id: "no-host-namespaces",
  title: "Pods keep to namespaces of their own",
  description:
    "On the network of the node a pod passes every network policy and reaches the instance metadata service. With its processes it can read the environment of all others, secrets included, and with its IPC their shared memory.",
  severity: "critical",
  frameworks: [
    podSecurityStandards("baseline hostNamespaces", "hostNetwork, hostPID and hostIPC are false or not set."),
    cisKubernetes("5.2.3", "Few or no containers share the process namespace of the host."),
    cisKubernetes("5.2.4", "Few or no containers share the IPC namespace of the host."),
    cisKubernetes("5.2.5", "Few or no containers share the network namespace of the host."),
    cisEks("4.2.2", "Few or no containers share the process namespace of the host."),
    cisEks("4.2.3", "Few or no containers share the IPC namespace of the host."),
    cisEks("4.2.4", "Few or no containers share the network namespace of the host."),
    kubescape("C-0038", "No hostPID and no hostIPC."),
    kubescape("C-0041", "No hostNetwork."),
    checkov("CKV_K8S_17", "No hostPID."),
    checkov("CKV_K8S_18", "No hostIPC."),
    checkov("CKV_K8S_19", "No hostNetwork."),
    trivy("KSV-0008", "No hostIPC."),
    trivy("KSV-0009", "No hostNetwork."),
    trivy("KSV-0010", "No hostPID."),
  ],
  remediation:
    "remove hostNetwork, hostPID and hostIPC, or set them to false; reach the pod through a Service",
  url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
  examples: { good: examplePod(), bad: examplePod({ spec: { hostNetwork: true } }) },
  judge: (pod) =>
    NAMESPACES.flatMap((field) => offending(podFields(pod, field), isFalse, "must be false or not be set")),
});
