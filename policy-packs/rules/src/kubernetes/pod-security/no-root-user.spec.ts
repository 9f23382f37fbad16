// Proves that user 0 is found in the pod and in every kind of container, except in a user namespace.
import { describePodRule } from "../../testing/pods.ts";
import { noRootUser } from "./no-root-user.ts";

describePodRule(noRootUser, {
  passes: [
    [["spec.securityContext.runAsUser", undefined]],
    [
      ["spec.securityContext.runAsUser", 0],
      ["spec.hostUsers", false],
    ],
  ],
  fails: [
    [
      [["spec.securityContext.runAsUser", 0]],
      "spec.securityContext.runAsUser: must be a number other than 0 (is 0)",
    ],
    [
      [["spec.initContainers[0].securityContext.runAsUser", 0]],
      "spec.initContainers[0].securityContext.runAsUser: must be a number other than 0 (is 0)",
    ],
    [
      [["spec.ephemeralContainers[0].securityContext.runAsUser", "10001"]],
      'spec.ephemeralContainers[0].securityContext.runAsUser: must be a number other than 0 (is "10001")',
    ],
  ],
});
