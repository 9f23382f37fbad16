/** What the baseline and the restricted control of /proc have in common. */
import type { Finding, JudgedPod } from "../../rule.ts";
import { containerFields, fieldPath, offending } from "./fields.ts";

const PROC_MOUNT = fieldPath("securityContext.procMount");

export function unmasked(pod: JudgedPod): readonly Finding[] {
  return offending(
    containerFields(pod, PROC_MOUNT),
    (value) => value === "Default",
    'must be "Default" or not be set',
  );
}
