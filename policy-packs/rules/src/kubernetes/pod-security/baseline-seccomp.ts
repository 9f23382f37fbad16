/** No pod or container switches seccomp off. */
import { definePodRule } from "../../rule.ts";
import { podSecurityStandards, trivy } from "../frameworks.ts";
import { isConfined } from "./allowed.ts";
import { examplePod } from "./example.ts";
import { fieldPath, podAndContainerFields, wrong } from "./fields.ts";
import { profileTypes } from "./profiles.ts";

const PROFILE = fieldPath("securityContext.seccompProfile");

export const baselineSeccomp = definePodRule({
  id: "baseline-seccomp",
  title: "Seccomp is not switched off",
  description:
    "Seccomp keeps system calls that containers do not need from the kernel, and with them most ways to break out. Unconfined lets all of them through.",
  severity: "medium",
  frameworks: [
    podSecurityStandards(
      "baseline seccompProfile_baseline",
      "seccompProfile.type is RuntimeDefault, Localhost or not set.",
    ),
    trivy("KSV-0104", "seccompProfile.type is not Unconfined."),
  ],
  remediation: 'set seccompProfile.type to "RuntimeDefault"',
  url: "https://kubernetes.io/docs/tutorials/security/seccomp/",
  examples: {
    good: examplePod(),
    bad: examplePod({ podSecurityContext: { seccompProfile: { type: "Unconfined" } } }),
  },
  judge: (pod) =>
    profileTypes(podAndContainerFields(pod, PROFILE))
      .filter(({ value, misshapen }) => misshapen || !isConfined(value))
      .map((field) => wrong(field, 'must be "RuntimeDefault" or "Localhost"')),
});
