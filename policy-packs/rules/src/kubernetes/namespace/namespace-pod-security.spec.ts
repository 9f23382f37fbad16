// Proves that a namespace must enforce one of the two levels: warnings, audits and misspelt levels are not enough.
import { describeObjectRule } from "../../testing/objects.ts";
import { namespacePodSecurity } from "./namespace-pod-security.ts";

const ENFORCE = 'metadata.labels["pod-security.kubernetes.io/enforce"]';

describeObjectRule(namespacePodSecurity, {
  passes: [[[ENFORCE, "baseline"]]],
  fails: [
    [[["metadata.labels", undefined]], `${ENFORCE}: must be baseline or restricted (is not set)`],
    [[[ENFORCE, "privileged"]], `${ENFORCE}: must be baseline or restricted (is "privileged")`],
    [[[ENFORCE, "Restricted"]], `${ENFORCE}: must be baseline or restricted (is "Restricted")`],
    [
      [["metadata.labels", { "pod-security.kubernetes.io/warn": "restricted" }]],
      `${ENFORCE}: must be baseline or restricted (is not set)`,
    ],
  ],
});
