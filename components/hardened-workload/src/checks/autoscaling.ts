/** Autoscalers that would work against each other. */
import type { AllowedResources, Autoscaling, VerticalScaling } from "../args/autoscaling.ts";
import { compareQuantities, quantityProblem } from "../arithmetic/quantities.ts";
import { horizontalCpu } from "../objects/horizontal.ts";
import { isReplicated, type WorkloadPlan } from "../plan.ts";
import { type Problem, problem } from "../problem.ts";

export function autoscalingProblems({ args, controller, isBatch }: WorkloadPlan): Problem[] {
  const { autoscaling = {} } = args;
  const { horizontal, eventDriven, vertical } = autoscaling;
  return [
    ...((horizontal ?? eventDriven) && !isReplicated(controller)
      ? [
          problem(
            "autoscaling",
            `a ${controller.kind} has no number of pods to scale; leave horizontal and eventDriven out`,
          ),
        ]
      : []),
    ...(vertical && isBatch
      ? [problem("autoscaling.vertical", `a ${controller.kind} is over before it is resized; leave it out`)]
      : []),
    ...(horizontal && eventDriven
      ? [
          problem(
            "autoscaling.eventDriven",
            "KEDA makes a HorizontalPodAutoscaler of its own, and two on one workload undo each other; " +
              "move the metrics of horizontal into triggers, and leave horizontal out",
          ),
        ]
      : []),
    ...oneMetricTwice(autoscaling),
    ...(vertical ? bounds(vertical) : []),
    ...(horizontal ? utilizations(autoscaling) : []),
    ...(eventDriven ? triggers(autoscaling) : []),
  ];
}

/** A larger request makes the same use a smaller share: the one scales up and the other down. */
function oneMetricTwice({ horizontal, eventDriven, vertical }: Autoscaling): Problem[] {
  if (!vertical || (vertical.updateMode ?? "Off") === "Off") return [];
  const shares = new Set<string>([
    ...(horizontal && horizontalCpu(horizontal) !== undefined ? ["cpu"] : []),
    ...(horizontal?.memoryUtilization === undefined ? [] : ["memory"]),
    ...(eventDriven?.triggers.map(({ type }) => type) ?? []),
  ]);
  const scaler = horizontal ? "horizontal" : "eventDriven";
  return (vertical.controlledResources ?? (["cpu", "memory"] as const))
    .filter((resource) => shares.has(resource))
    .map((resource) =>
      problem(
        "autoscaling.vertical",
        `${vertical.updateMode} changes the ${resource} request that ${scaler} measures against; ` +
          `set updateMode Off, take ${resource} out of controlledResources, or scale by another metric`,
      ),
    );
}

function bounds({ minAllowed = {}, maxAllowed = {} }: VerticalScaling): Problem[] {
  const sides = Object.entries({ minAllowed, maxAllowed } satisfies Record<string, AllowedResources>);
  const wrong = sides.flatMap(([side, allowed]) =>
    (["cpu", "memory"] as const).flatMap((resource) => {
      const quantity = allowed[resource];
      const message = quantity === undefined ? undefined : quantityProblem(quantity, resource);
      return message === undefined ? [] : [problem(`autoscaling.vertical.${side}.${resource}`, message)];
    }),
  );
  if (wrong.length > 0) return wrong;
  return (["cpu", "memory"] as const).flatMap((resource) => {
    const [min, max] = [minAllowed[resource], maxAllowed[resource]];
    return min !== undefined && max !== undefined && compareQuantities(min, max) > 0
      ? [
          problem(
            `autoscaling.vertical.minAllowed.${resource}`,
            `${min} is more than maxAllowed, ${max}; lower it`,
          ),
        ]
      : [];
  });
}

function utilizations({ horizontal }: Autoscaling): Problem[] {
  return (["cpuUtilization", "memoryUtilization"] as const).flatMap((field) => {
    const value = horizontal?.[field];
    return value === undefined || (Number.isInteger(value) && value > 0)
      ? []
      : [
          problem(
            `autoscaling.horizontal.${field}`,
            `must be a whole percentage of the request above 0 (got ${value})`,
          ),
        ];
  });
}

function triggers({ eventDriven }: Autoscaling): Problem[] {
  const names = eventDriven?.triggers.map(({ name }) => name) ?? [];
  const path = "autoscaling.eventDriven.triggers";
  return [
    ...(names.length > 0 ? [] : [problem(path, "there is nothing to scale by; name a trigger")]),
    ...names.flatMap((name, i) => [
      ...(names.indexOf(name) === i
        ? []
        : [problem(`${path}[${i}].name`, `two triggers are called "${name}"; name each once`)]),
      ...(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)
        ? []
        : [problem(`${path}[${i}].name`, `"${name}" is not lower case letters, digits and dashes`)]),
    ]),
    ...(eventDriven?.minReplicas === 0 &&
    eventDriven.triggers.length > 0 &&
    eventDriven.triggers.every(({ type }) => type === "cpu" || type === "memory")
      ? [
          problem(
            "autoscaling.eventDriven.minReplicas",
            "0 pods use no CPU or memory to start again by; give at least 1, or another trigger",
          ),
        ]
      : []),
  ];
}
