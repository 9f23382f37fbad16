/** No pod mounts the socket of the container runtime, nor a folder that it is in. */
import { isObject, itemsAt, joined, shown } from "../../inputs.ts";
import { definePodRule, type Finding, type JudgedPod } from "../../rule.ts";
import { checkov, kubescape } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";

/** Under /run, which /var/run is another name of. */
const SOCKETS = [
  "/run/docker.sock",
  "/run/docker/containerd/containerd.sock",
  "/run/cri-dockerd.sock",
  "/run/containerd/containerd.sock",
  "/run/crio/crio.sock",
  "/run/podman/podman.sock",
  "/run/k3s/containerd/containerd.sock",
  "/run/dockershim.sock",
];

const host = (path: string): unknown =>
  examplePod({ spec: { volumes: [{ name: "host", hostPath: { path } }] } });

export const noContainerRuntimeSocket = definePodRule({
  id: "no-container-runtime-socket",
  title: "The socket of the container runtime is not mounted",
  description:
    "Whoever can talk to the runtime can start any container on the node, privileged and with the root file system of the host: there is no difference to being root there.",
  severity: "critical",
  frameworks: [
    kubescape("C-0074", "No socket of a container runtime is mounted."),
    checkov("CKV_K8S_27", "The socket of Docker is not exposed to containers."),
  ],
  remediation:
    "build images without a daemon, and read about containers from the kubelet's or the Kubernetes API",
  url: "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
  examples: { good: host("/opt/models"), bad: host("/run/containerd/containerd.sock") },
  judge,
});

function judge(pod: JudgedPod): readonly Finding[] {
  return itemsAt(pod.spec, "volumes").flatMap(({ hostPath }, i) => {
    const path = isObject(hostPath) ? hostPath["path"] : undefined;
    if (typeof path !== "string" || !reachesSocket(path)) return [];
    return [
      {
        path: joined(pod.path, "volumes", i, "hostPath", "path"),
        message: `must not give access to the socket of a container runtime (is ${shown(path)})`,
      },
    ];
  });
}

function reachesSocket(path: string): boolean {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  const below = parts[0] === "var" && parts[1] === "run" ? parts.slice(1) : parts;
  if (below.length === 1 && below[0] === "var") return true;
  return SOCKETS.some((socket) => `${socket}/`.startsWith(`/${below.map((part) => `${part}/`).join("")}`));
}
