/** Containers give up all capabilities, and take back at most the one to bind low ports. */
import { listAt, objectAt } from "../../inputs.ts";
import { definePodRule, type Finding, type JudgedContainer } from "../../rule.ts";
import { checkov, cisKubernetes, podSecurityStandards, trivy } from "../frameworks.ts";
import { oneOf } from "./allowed.ts";
import { examplePod } from "./example.ts";
import { containerFields, fieldPath, fieldsAt, offending, wrong } from "./fields.ts";
import { onWindows } from "./relaxations.ts";

const ADDED = fieldPath("securityContext.capabilities.add[]");
const DROPPED = fieldPath("securityContext.capabilities.drop");

export const restrictedCapabilities = definePodRule({
  id: "restricted-capabilities",
  title: "Containers drop all capabilities",
  description:
    "The capabilities that runtimes give by default were chosen so that any image works. Hardly a service needs one of them, and an attacker in it uses them all.",
  severity: "medium",
  frameworks: [
    podSecurityStandards(
      "restricted capabilities_restricted",
      "capabilities.drop holds ALL, and capabilities.add at most NET_BIND_SERVICE.",
    ),
    cisKubernetes("5.2.10", "Few or no containers have capabilities."),
    checkov("CKV_K8S_37", "Few or no containers have capabilities."),
    trivy("KSV-0106", "All capabilities are dropped, and at most NET_BIND_SERVICE added."),
  ],
  remediation: 'set securityContext.capabilities.drop to ["ALL"] in every container, in capital letters',
  url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted",
  examples: {
    good: examplePod(),
    bad: examplePod({ securityContext: { capabilities: { drop: ["NET_RAW"] } } }),
  },
  judge: (pod) =>
    onWindows(pod)
      ? []
      : [
          ...pod.containers().flatMap(keepsSome),
          ...offending(containerFields(pod, ADDED), oneOf("NET_BIND_SERVICE"), 'must be "NET_BIND_SERVICE"'),
        ],
});

function keepsSome({ spec, path }: JudgedContainer): readonly Finding[] {
  const capabilities = objectAt(objectAt(spec, "securityContext"), "capabilities");
  if (listAt(capabilities, "drop").includes("ALL")) return [];
  return fieldsAt(spec, path, DROPPED).map((field) => wrong(field, 'must have "ALL" in it'));
}
