// Proves that a host port is found in every kind of container, and 0 is none.
import { describePodRule } from "../../testing/pods.ts";
import { noHostPorts } from "./no-host-ports.ts";

describePodRule(noHostPorts, {
  passes: [[["spec.containers[0].ports[0].hostPort", 0]], [["spec.containers[0].ports[0].hostPort", null]]],
  fails: [
    [
      [["spec.containers[0].ports[1]", { containerPort: 9090, hostPort: 80 }]],
      "spec.containers[0].ports[1].hostPort: must be 0 or not be set (is 80)",
    ],
    [
      [["spec.initContainers[0].ports[0].hostPort", 1]],
      "spec.initContainers[0].ports[0].hostPort: must be 0 or not be set (is 1)",
    ],
    [
      [["spec.ephemeralContainers[0].ports[0].hostPort", 65535]],
      "spec.ephemeralContainers[0].ports[0].hostPort: must be 0 or not be set (is 65535)",
    ],
    [
      [["spec.containers[0].ports[0].hostPort", "80"]],
      'spec.containers[0].ports[0].hostPort: must be 0 or not be set (is "80")',
    ],
    [[["spec.containers[0].ports", 80]], "spec.containers[0].ports: must be 0 or not be set (is 80)"],
  ],
});
