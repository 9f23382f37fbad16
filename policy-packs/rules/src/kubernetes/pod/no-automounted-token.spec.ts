// Proves that a pod must say that it wants no token.
import { describePodRule } from "../../testing/pods.ts";
import { noAutomountedToken } from "./no-automounted-token.ts";

describePodRule(noAutomountedToken, {
  fails: [
    [
      [["spec.automountServiceAccountToken", undefined]],
      "spec.automountServiceAccountToken: must be false (is not set)",
    ],
    [
      [["spec.automountServiceAccountToken", true]],
      "spec.automountServiceAccountToken: must be false (is true)",
    ],
    [
      [["spec.automountServiceAccountToken", "false"]],
      'spec.automountServiceAccountToken: must be false (is "false")',
    ],
  ],
});
