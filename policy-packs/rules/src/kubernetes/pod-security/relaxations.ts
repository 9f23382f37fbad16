/** Pods that the standards hold to less, because what a control protects against is not there. */
import { objectAt } from "../../inputs.ts";
import type { JudgedPod } from "../../rule.ts";

/** Windows has no capabilities, seccomp or set-user-ID: the API refuses a pod that names them. */
export function onWindows({ spec }: JudgedPod): boolean {
  return objectAt(spec, "os")["name"] === "windows";
}

/** Root of a pod with its own user namespace is nobody on the host. */
export function inUserNamespace({ spec }: JudgedPod): boolean {
  return spec["hostUsers"] === false;
}
