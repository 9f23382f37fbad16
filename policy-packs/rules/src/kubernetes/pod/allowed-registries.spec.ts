// Proves that an image from elsewhere is found, and a prefix of a name must end where a part of the name does.
import { type Change, describePodRule } from "../../testing/pods.ts";
import { allowedRegistries } from "./allowed-registries.ts";

describePodRule(allowedRegistries, {
  settings: { allowedRegistries: ["registry.example.com", "registry.k8s.io", "quay.io/cilium/", "acme"] },
  passes: [
    [["spec.containers[0].image", "quay.io/cilium/cilium:v1.18.0"]],
    [["spec.containers[0].image", "Registry.K8s.io/pause:3.10"]],
    [["spec.containers[0].image", "docker.io/acme/web:1"]],
    [["spec.containers[0].image", "acme/web:1"]],
  ],
  fails: [
    ...[
      "nginx:1.29",
      "registry.k8s.io.example.org/pause:3.10",
      "quay.io/cilium-fork/cilium:v1.18.0",
      "quay.io/other:1",
      "example.org/acme/web:1",
      "example.org/registry.k8s.io/pause:3.10",
      "registry.k8s.io:5000/pause:3.10",
    ].map((image): readonly [readonly Change[], string] => [
      [["spec.containers[0].image", image]],
      `spec.containers[0].image: must come from registry.example.com, registry.k8s.io, quay.io/cilium/, acme (is "${image}")`,
    ]),
    [
      [["spec.initContainers[0].image", undefined]],
      "spec.initContainers[0].image: must come from registry.example.com, registry.k8s.io, quay.io/cilium/, acme (is not set)",
    ],
  ],
});

describePodRule(allowedRegistries, {
  settings: {
    allowedRegistries: ["registry.example.com", "registry.k8s.io", "docker.io/acme", "docker.io/team/tool"],
  },
  passes: [
    [["spec.containers[0].image", "acme/web:1"]],
    [["spec.containers[0].image", "acme:1"]],
    [["spec.containers[0].image", "index.docker.io/team/tool@sha256:00"]],
  ],
  fails: [
    [
      [["spec.containers[0].image", "team/tools:1"]],
      'spec.containers[0].image: must come from registry.example.com, registry.k8s.io, docker.io/acme, docker.io/team/tool (is "team/tools:1")',
    ],
  ],
});
