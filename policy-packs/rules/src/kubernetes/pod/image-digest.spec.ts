// Proves that an image without a digest, or with one that cannot be, is found.
import { describePodRule } from "../../testing/pods.ts";
import { imageDigest } from "./image-digest.ts";

describePodRule(imageDigest, {
  fails: [
    [
      [["spec.containers[0].image", "web:1.4.2"]],
      'spec.containers[0].image: must be named by digest (is "web:1.4.2")',
    ],
    [
      [["spec.initContainers[0].image", "web@sha256:9ae9"]],
      'spec.initContainers[0].image: must be named by digest (is "web@sha256:9ae9")',
    ],
    [[["spec.containers[0].image", 7]], "spec.containers[0].image: must be named by digest (is 7)"],
  ],
});
