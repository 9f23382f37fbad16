/** Pods that could not be scheduled where the arguments want them. */
import type { Scheduling } from "../args/scheduling.ts";
import { DEFAULT_SPREAD, spreadCapacity, usableZones, ZONE } from "../arithmetic/spread.ts";
import type { WorkloadPlan } from "../plan.ts";
import { type Problem, problem } from "../problem.ts";

export function schedulingProblems({ args, replicas, controller }: WorkloadPlan): Problem[] {
  const { scheduling = {} } = args;
  if (replicas === undefined) {
    return scheduling.spread || scheduling.antiAffinity
      ? [
          problem(
            "scheduling",
            `the pods of a ${controller.kind} are not spread; leave spread and antiAffinity out`,
          ),
        ]
      : [];
  }
  return [
    ...(Number.isInteger(scheduling.zones ?? 1) && (scheduling.zones ?? 1) >= 1
      ? []
      : [problem("scheduling.zones", `must be a whole number of 1 or more (got ${scheduling.zones})`)]),
    ...spread(scheduling, replicas.peak, replicas.max),
    ...separation(scheduling, replicas.peak),
  ];
}

function spread(scheduling: Scheduling, peak: number, max: number): Problem[] {
  const zones = usableZones(scheduling);
  return (scheduling.spread ?? DEFAULT_SPREAD).flatMap((constraint, i) => {
    const path = `scheduling.spread${scheduling.spread ? `[${i}]` : ""}`;
    const { topologyKey, whenUnsatisfiable, maxSkew = 1, minDomains } = constraint;
    if (!Number.isInteger(maxSkew) || maxSkew < 1) {
      return [problem(`${path}.maxSkew`, `must be a whole number of 1 or more (got ${maxSkew})`)];
    }
    if (minDomains !== undefined && whenUnsatisfiable !== "DoNotSchedule") {
      return [problem(`${path}.minDomains`, "works with DoNotSchedule only; leave it out")];
    }
    if (topologyKey !== ZONE || whenUnsatisfiable !== "DoNotSchedule") return [];
    if (zones < 2 && max > 1) {
      return [
        problem(
          path,
          `pods may run in ${zones === 1 ? "one zone" : "no zone"} only, so they cannot be spread over zones; ` +
            "let node selector and affinity leave more zones, or use ScheduleAnyway",
        ),
      ];
    }
    const capacity = spreadCapacity(constraint, zones);
    return peak > capacity
      ? [
          problem(
            path,
            `minDomains ${minDomains} is more than the ${zones} zones, so that only ${capacity} of ${peak} pods can be ` +
              `scheduled; lower minDomains to ${zones}`,
          ),
        ]
      : [];
  });
}

/** One pod for every zone, the surge of an update included. */
function separation(scheduling: Scheduling, peak: number): Problem[] {
  const zones = usableZones(scheduling);
  if (scheduling.antiAffinity?.zone !== "Required" || peak <= zones) return [];
  return [
    problem(
      "scheduling.antiAffinity.zone",
      `Required lets ${zones} pods run, one in a zone, and there can be ${peak} during an update; ` +
        "use Preferred, fewer replicas, or maxSurge 0 with maxUnavailable 1",
    ),
  ];
}
