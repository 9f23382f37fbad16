// Proves that the socket of each container runtime is found, also through a folder above it and under its other name.
import { type Change, describePodRule } from "../../testing/pods.ts";
import { noContainerRuntimeSocket } from "./no-container-runtime-socket.ts";

describePodRule(noContainerRuntimeSocket, {
  passes: [
    ...["/data", "/var/lib/app", "/run/containerd-shim", "/var/runner", "/running"].map(
      (path): readonly Change[] => [["spec.volumes[1]", { name: "host", hostPath: { path } }]],
    ),
  ],
  fails: [
    ...[
      "/var/run/docker.sock",
      "/run/docker.sock",
      "/var/run/crio/crio.sock",
      "/run/containerd/containerd.sock",
      "/run/containerd/",
      "/run/k3s",
      "/var/run",
      "/var",
      "/",
      "//var/./run/docker.sock",
    ].map((path): readonly [readonly Change[], string] => [
      [["spec.volumes[1]", { name: "host", hostPath: { path } }]],
      `spec.volumes[1].hostPath.path: must not give access to the socket of a container runtime (is "${path}")`,
    ]),
  ],
});
