/** Which containers are asked for probes, and what counts as one. */
import { isObject, joined, objectAt, shown } from "../../inputs.ts";
import type { Finding, JudgedPod } from "../../rule.ts";
import { groupKind } from "../pods-of.ts";

const HANDLERS = ["exec", "grpc", "httpGet", "tcpSocket"];
const RUN_TO_COMPLETION = new Set(["batch:CronJob", "batch:Job"]);

/** Containers of a pod that stays, without this probe. */
export function withoutProbe(pod: JudgedPod, probe: string): readonly Finding[] {
  if (ends(pod)) return [];
  return pod
    .containers()
    .filter(
      ({ kind, spec }) =>
        kind === "container" && !HANDLERS.some((one) => isObject(objectAt(spec, probe)[one])),
    )
    .map(({ path, spec }) => ({
      path: joined(path, probe),
      message: `must be a probe by ${HANDLERS.join(", ")} (is ${shown(spec[probe])})`,
    }));
}

/** Nobody sends requests to a pod that ends, and its deadline ends it when it hangs. */
function ends({ owner, spec }: JudgedPod): boolean {
  return (
    RUN_TO_COMPLETION.has(groupKind(owner)) ||
    spec["restartPolicy"] === "Never" ||
    spec["restartPolicy"] === "OnFailure"
  );
}
