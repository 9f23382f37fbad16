/** No container runs as a process of the Windows host. */
import { definePodRule } from "../../rule.ts";
import { cisKubernetes, podSecurityStandards, trivy } from "../frameworks.ts";
import { isFalse } from "./allowed.ts";
import { examplePod } from "./example.ts";
import { fieldPath, offending, podAndContainerFields } from "./fields.ts";

const HOST_PROCESS = fieldPath("securityContext.windowsOptions.hostProcess");

export const noHostProcess = definePodRule({
  id: "no-host-process",
  title: "No HostProcess containers",
  description:
    "A HostProcess container is no container at all: it runs on the Windows node itself, with the rights of the account that it names, and reads whatever other pods keep there.",
  severity: "critical",
  frameworks: [
    podSecurityStandards("baseline windowsHostProcess", "windowsOptions.hostProcess is false or not set."),
    cisKubernetes("5.2.11", "Few or no Windows HostProcess containers are admitted."),
    trivy("KSV-0103", "hostProcess is not true."),
  ],
  remediation:
    "remove securityContext.windowsOptions.hostProcess, or set it to false, in the pod and in its containers",
  url: "https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/",
  examples: {
    good: examplePod({ spec: { os: { name: "windows" } } }),
    bad: examplePod({ podSecurityContext: { windowsOptions: { hostProcess: true } } }),
  },
  judge: (pod) => offending(podAndContainerFields(pod, HOST_PROCESS), isFalse, "must be false or not be set"),
});
