/** No container takes a port of its node. */
import { definePodRule } from "../../rule.ts";
import { checkov, cisKubernetes, kubescape, podSecurityStandards, trivy } from "../frameworks.ts";
import { examplePod } from "./example.ts";
import { containerFields, fieldPath, offending } from "./fields.ts";

const HOST_PORT = fieldPath("ports[].hostPort");

export const noHostPorts = definePodRule({
  id: "no-host-ports",
  title: "No host ports",
  description:
    "A host port can be reached at every address of the node, past network policies, and stands in the way of the next pod that wants the same port there.",
  severity: "high",
  frameworks: [
    podSecurityStandards("baseline hostPorts", "hostPort is 0 or not set."),
    cisKubernetes("5.2.13", "Few or no containers use host ports."),
    kubescape("C-0044", "No host ports."),
    checkov("CKV_K8S_26", "No host ports."),
    trivy("KSV-0024", "No host ports."),
  ],
  remediation: "remove hostPort and expose the pod with a Service",
  url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
  examples: {
    good: examplePod({ container: { ports: [{ containerPort: 8080 }] } }),
    bad: examplePod({ container: { ports: [{ containerPort: 8080, hostPort: 80 }] } }),
  },
  judge: (pod) =>
    offending(containerFields(pod, HOST_PORT), (value) => value === 0, "must be 0 or not be set"),
});
