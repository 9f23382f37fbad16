/** Requests and limits that cannot be, or are not of the quality of service that was asked for. */
import type { ContainerArgs, ResourceList } from "../args/container.ts";
import type { QualityOfService } from "../args/workload.ts";
import {
  compareQuantities,
  parseQuantity,
  quantityProblem,
  type ResourceKind,
} from "../arithmetic/quantities.ts";
import type { WorkloadPlan } from "../plan.ts";
import { type Problem, problem } from "../problem.ts";
import { everyContainer } from "./containers.ts";

const KINDS: Readonly<Record<keyof ResourceList, ResourceKind>> = {
  cpu: "cpu",
  memory: "memory",
  ephemeralStorage: "storage",
};
const RESOURCES = Object.keys(KINDS) as (keyof ResourceList)[];

export function resourceProblems(plan: WorkloadPlan): Problem[] {
  const quality = plan.args.qualityOfService ?? "Burstable";
  const containers = everyContainer(plan);
  if (quality === "BestEffort") {
    return [
      ...(plan.isBatch
        ? []
        : [
            problem(
              "qualityOfService",
              "BestEffort pods are ended first; it is for a Job or CronJob, use Burstable",
            ),
          ]),
      ...containers
        .filter(({ container }) => container.resources !== undefined)
        .map(({ at }) =>
          problem(`${at}resources`, "a BestEffort pod has none; leave them out, or use Burstable"),
        ),
    ];
  }
  return [
    ...containers.flatMap(({ container, at }) => [
      ...wrong(container, at),
      ...missing(container, at, quality),
      ...(quality === "Guaranteed" ? unequal(container, at) : exceeding(container, at)),
    ]),
    ...(quality === "Burstable" && containers.every(({ container }) => isGuaranteed(container))
      ? [
          problem(
            "qualityOfService",
            'every request equals its limit, which makes the pod Guaranteed; write "Guaranteed"',
          ),
        ]
      : []),
  ];
}

function wrong({ resources = {} }: ContainerArgs, at: string): Problem[] {
  return (["requests", "limits"] as const).flatMap((side) =>
    RESOURCES.flatMap((resource) => {
      const quantity = resources[side]?.[resource];
      const message = quantity === undefined ? undefined : quantityProblem(quantity, KINDS[resource]);
      return message === undefined ? [] : [problem(`${at}resources.${side}.${resource}`, message)];
    }),
  );
}

/** A Guaranteed pod may leave one side out: the two are equal. */
function missing({ resources = {} }: ContainerArgs, at: string, quality: QualityOfService): Problem[] {
  const { requests = {}, limits = {} } = resources;
  return (["cpu", "memory"] as const).flatMap((resource) => {
    const sides = (["requests", "limits"] as const).filter(
      (side) => resources[side]?.[resource] === undefined,
    );
    if (quality === "Guaranteed" && (requests[resource] ?? limits[resource]) !== undefined) return [];
    return sides.map((side) =>
      problem(`${at}resources.${side}.${resource}`, "is missing; state what the container needs"),
    );
  });
}

function exceeding({ resources = {} }: ContainerArgs, at: string): Problem[] {
  return comparable(resources).flatMap(({ resource, request, limit }) =>
    compareQuantities(request, limit) > 0
      ? [
          problem(
            `${at}resources.requests.${resource}`,
            `${request} is more than the limit of ${limit}; lower it, or raise the limit`,
          ),
        ]
      : [],
  );
}

function unequal({ resources = {} }: ContainerArgs, at: string): Problem[] {
  return comparable(resources).flatMap(({ resource, request, limit }) =>
    resource !== "ephemeralStorage" && compareQuantities(request, limit) !== 0
      ? [
          problem(
            `${at}resources.limits.${resource}`,
            `${limit} is not the request of ${request}, so the pod is not Guaranteed; make them equal, or use Burstable`,
          ),
        ]
      : [],
  );
}

function isGuaranteed({ resources = {} }: ContainerArgs): boolean {
  const both = comparable(resources).filter(({ resource }) => resource !== "ephemeralStorage");
  return both.length === 2 && both.every(({ request, limit }) => compareQuantities(request, limit) === 0);
}

function comparable({ requests = {}, limits = {} }: NonNullable<ContainerArgs["resources"]>) {
  return RESOURCES.flatMap((resource) => {
    const [request, limit] = [requests[resource], limits[resource]];
    if (request === undefined || limit === undefined) return [];
    if (parseQuantity(request) === undefined || parseQuantity(limit) === undefined) return [];
    return [{ resource, request, limit }];
  });
}
