/** Containers keep to the SELinux types for containers, and to the user and role that the runtime gives. */
import { definePodRule } from "../../rule.ts";
import { podSecurityStandards, trivy } from "../frameworks.ts";
import { isEmpty, oneOf } from "./allowed.ts";
import { examplePod } from "./example.ts";
import { fieldPath, offending, podAndContainerFields } from "./fields.ts";

const TYPE = fieldPath("securityContext.seLinuxOptions.type");
const USER_AND_ROLE = ["user", "role"].map((field) => fieldPath(`securityContext.seLinuxOptions.${field}`));

const CONTAINER_TYPE = oneOf("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");

export const baselineSeLinux = definePodRule({
  id: "baseline-se-linux",
  title: "SELinux options stay those of containers",
  description:
    "On nodes with SELinux the type of a process decides what it may touch. A type such as spc_t, or a user or role of one's own, takes a container out of its confinement.",
  severity: "medium",
  frameworks: [
    podSecurityStandards(
      "baseline seLinuxOptions",
      "seLinuxOptions.type is a type for containers; user and role are not set.",
    ),
    trivy("KSV-0025", "No custom SELinux options."),
  ],
  remediation: "remove seLinuxOptions, or leave only a level and a type that starts with container_",
  url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
  examples: {
    good: examplePod({ podSecurityContext: { seLinuxOptions: { level: "s0:c123,c456" } } }),
    bad: examplePod({ podSecurityContext: { seLinuxOptions: { type: "spc_t" } } }),
  },
  judge: (pod) => [
    ...offending(podAndContainerFields(pod, TYPE), CONTAINER_TYPE, "must be a type for containers"),
    ...USER_AND_ROLE.flatMap((field) =>
      offending(podAndContainerFields(pod, field), isEmpty, "must not be set"),
    ),
  ],
});
