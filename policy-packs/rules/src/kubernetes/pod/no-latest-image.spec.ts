// Proves that an image without a fixed tag is found in containers of every kind and in image volumes, and a digest is fixed enough.
import { describePodRule } from "../../testing/pods.ts";
import { noLatestImage } from "./no-latest-image.ts";

describePodRule(noLatestImage, {
  passes: [
    [["spec.containers[0].image", "registry.example.com:5000/web:1.4.2"]],
    [["spec.containers[0].image", "web:latest@sha256:9ae9"]],
    [["spec.containers[0].image", "web:latest-alpine"]],
    [["spec.volumes[1]", { name: "model", image: { reference: "registry.example.com/model:7" } }]],
  ],
  fails: [
    [
      [["spec.containers[0].image", "web"]],
      'spec.containers[0].image: must have a tag other than latest, or a digest (is "web")',
    ],
    [
      [["spec.initContainers[0].image", "web:latest"]],
      'spec.initContainers[0].image: must have a tag other than latest, or a digest (is "web:latest")',
    ],
    [
      [["spec.ephemeralContainers[0].image", "registry:5000/web"]],
      'spec.ephemeralContainers[0].image: must have a tag other than latest, or a digest (is "registry:5000/web")',
    ],
    [
      [["spec.containers[0].image", undefined]],
      "spec.containers[0].image: must have a tag other than latest, or a digest (is not set)",
    ],
    [
      [["spec.containers[0].image", "web:"]],
      'spec.containers[0].image: must have a tag other than latest, or a digest (is "web:")',
    ],
    [
      [["spec.volumes[1]", { name: "model", image: { reference: "model" } }]],
      'spec.volumes[1].image.reference: must have a tag other than latest, or a digest (is "model")',
    ],
  ],
});
