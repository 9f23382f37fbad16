// Proves that an image that moves must always be pulled, and a fixed one need not be.
import { describePodRule } from "../../testing/pods.ts";
import { imagePullPolicy } from "./image-pull-policy.ts";

describePodRule(imagePullPolicy, {
  passes: [
    [["spec.containers[0].imagePullPolicy", "Never"]],
    [
      ["spec.containers[0].image", "web"],
      ["spec.containers[0].imagePullPolicy", "Always"],
    ],
  ],
  fails: [
    [
      [["spec.containers[0].image", "web"]],
      'spec.containers[0].imagePullPolicy: must be "Always" for "web" (is not set)',
    ],
    [
      [
        ["spec.initContainers[0].image", "web:latest"],
        ["spec.initContainers[0].imagePullPolicy", "IfNotPresent"],
      ],
      'spec.initContainers[0].imagePullPolicy: must be "Always" for "web:latest" (is "IfNotPresent")',
    ],
  ],
});
