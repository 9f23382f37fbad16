// Proves that a pod must name a service account, in the new or the old field.
import { describePodRule } from "../../testing/pods.ts";
import { noDefaultServiceAccount } from "./no-default-service-account.ts";

describePodRule(noDefaultServiceAccount, {
  passes: [
    [
      ["spec.serviceAccountName", undefined],
      ["spec.serviceAccount", "web"],
    ],
  ],
  fails: [
    [
      [["spec.serviceAccountName", undefined]],
      "spec.serviceAccountName: must name a service account other than default (is not set)",
    ],
    [
      [["spec.serviceAccountName", "default"]],
      'spec.serviceAccountName: must name a service account other than default (is "default")',
    ],
    [
      [["spec.serviceAccountName", ""]],
      'spec.serviceAccountName: must name a service account other than default (is "")',
    ],
    [
      [["spec.serviceAccountName", 7]],
      "spec.serviceAccountName: must name a service account other than default (is 7)",
    ],
  ],
});
