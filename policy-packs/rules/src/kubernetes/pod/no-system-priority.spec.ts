// Proves that classes of the system are found everywhere but in kube-system, and others are not.
import { describePodRule } from "../../testing/pods.ts";
import { noSystemPriority } from "./no-system-priority.ts";

describePodRule(noSystemPriority, {
  passes: [
    [["spec.priorityClassName", "application-high"]],
    [["spec.priorityClassName", ""]],
    [
      ["metadata.namespace", "kube-system"],
      ["spec.priorityClassName", "system-node-critical"],
    ],
  ],
  fails: [
    [
      [["spec.priorityClassName", "system-node-critical"]],
      'spec.priorityClassName: must not be a class of the system (is "system-node-critical")',
    ],
  ],
});
