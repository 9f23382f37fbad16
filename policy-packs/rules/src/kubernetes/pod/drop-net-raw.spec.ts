// Proves that every container must drop NET_RAW or all, except on Windows.
import { describePodRule } from "../../testing/pods.ts";
import { dropNetRaw } from "./drop-net-raw.ts";

describePodRule(dropNetRaw, {
  passes: [
    [["spec.containers[0].securityContext.capabilities.drop", ["MKNOD", "NET_RAW"]]],
    [
      ["spec.os", { name: "windows" }],
      ["spec.containers[0].securityContext", undefined],
    ],
  ],
  fails: [
    [
      [["spec.containers[0].securityContext.capabilities.drop", ["MKNOD"]]],
      'spec.containers[0].securityContext.capabilities.drop: must have "NET_RAW" or "ALL" in it (is ["MKNOD"])',
    ],
    [
      [["spec.initContainers[0].securityContext", undefined]],
      'spec.initContainers[0].securityContext.capabilities.drop: must have "NET_RAW" or "ALL" in it (is not set)',
    ],
  ],
});
