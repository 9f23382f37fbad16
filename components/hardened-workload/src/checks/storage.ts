/** Volumes that more pods want than may have them. */
import { quantityProblem } from "../arithmetic/quantities.ts";
import type { Claim } from "../args/volumes.ts";
import type { WorkloadPlan } from "../plan.ts";
import { type Problem, problem } from "../problem.ts";

export function storageProblems(plan: WorkloadPlan): Problem[] {
  const { claims = [], volumes = {}, scratch = {} } = plan.args;
  const names = [...Object.keys(volumes), ...Object.keys(scratch), ...claims.map(({ name }) => name)];
  return [
    ...claims.flatMap((claim, i) => [...size(claim, i), ...sharing(claim, i, plan)]),
    ...[...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map((name) =>
      problem("volumes", `two volumes are called "${name}"; name each once`),
    ),
  ];
}

function size({ size: given }: Claim, i: number): Problem[] {
  const message = quantityProblem(given, "storage");
  return message === undefined ? [] : [problem(`claims[${i}].size`, message)];
}

/** A StatefulSet has a claim for every pod; all others share one, and a volume of one node cannot be shared. */
function sharing({ accessModes = ["ReadWriteOnce"] }: Claim, i: number, plan: WorkloadPlan): Problem[] {
  const { controller, replicas } = plan;
  const ofOneNode = accessModes.every((mode) => mode === "ReadWriteOnce" || mode === "ReadWriteOncePod");
  if (controller.kind === "StatefulSet" || !ofOneNode) return [];
  const path = `claims[${i}].accessModes`;
  const [mode] = accessModes;
  if (controller.kind === "DaemonSet") {
    return [problem(path, `a DaemonSet has pods on many nodes, and ${mode} is for one; use ReadWriteMany`)];
  }
  if (replicas === undefined) return [];
  if (replicas.max > 1) {
    return [
      problem(
        path,
        `${mode} is for the pods of one node, and up to ${replicas.max} pods are spread over several; ` +
          "use a StatefulSet with a volume for every pod, ReadWriteMany, or one replica",
      ),
    ];
  }
  return replicas.peak > 1
    ? [
        problem(
          "controller.strategy",
          `an update starts a second pod before the first has let go of the ${mode} volume; use Recreate`,
        ),
      ]
    : [];
}
