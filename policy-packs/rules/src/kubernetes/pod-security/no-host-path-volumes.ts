/** No pod mounts a folder or file of its node. */
import { definePodRule } from "../../rule.ts";
import { cisKubernetes, hardeningGuide, kubescape, podSecurityStandards, trivy } from "../frameworks.ts";
import { examplePod } from "./example.ts";
import { fieldPath, offending, podFields } from "./fields.ts";

const HOST_PATH = fieldPath("volumes[].hostPath");

export const noHostPathVolumes = definePodRule({
  id: "no-host-path-volumes",
  title: "No hostPath volumes",
  description:
    "A hostPath volume is a hole in the wall of the container: through it lie the credentials of the kubelet, the sockets of the container runtime and the volumes of other pods.",
  severity: "high",
  frameworks: [
    podSecurityStandards("baseline hostPathVolumes", "No volume is a hostPath."),
    cisKubernetes("5.2.12", "Few or no hostPath volumes are admitted."),
    hardeningGuide("Pod security enforcement", "Pods do not mount paths of the host."),
    kubescape("C-0048", "No hostPath mounts."),
    kubescape("C-0045", "No hostPath mounts that can be written."),
    trivy("KSV-0023", "No hostPath volumes."),
  ],
  remediation: "use an emptyDir for scratch space, and a persistentVolumeClaim for what must outlive the pod",
  url: "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
  examples: {
    good: examplePod({ spec: { volumes: [{ name: "cache", emptyDir: {} }] } }),
    bad: examplePod({ spec: { volumes: [{ name: "logs", hostPath: { path: "/var/log" } }] } }),
  },
  judge: (pod) => offending(podFields(pod, HOST_PATH), () => false, "must not be a volume"),
});
