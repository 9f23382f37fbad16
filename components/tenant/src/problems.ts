/** Everything that is wrong with a tenant's arguments. */
import { compareQuantities, parseQuantity, type Problem, quantityProblem } from "@drydock/hardened-workload";
import type { Limits, Quota } from "./limits.ts";
import type { TenantArgs } from "./tenant.ts";

/** Arguments of a tenant that cannot be, with all reasons. */
export class TenantError extends Error {
  readonly problems: readonly Problem[];

  constructor(tenant: string, problems: readonly Problem[]) {
    super([`${tenant}:`, ...problems.map(({ path, message }) => `  ${path}: ${message}`)].join("\n"));
    this.name = "TenantError";
    this.problems = problems;
  }
}

export function tenantProblems(args: TenantArgs): Problem[] {
  return [
    ...(args.quota === "None" ? [] : quota(args.quota)),
    ...(args.limits === undefined || args.limits === "None" ? [] : limits(args.limits)),
    ...groups("viewGroups", args.viewGroups),
    ...groups("editGroups", args.editGroups),
    ...groups("argoProject.syncGroups", args.argoProject?.syncGroups),
    ...repositories(args),
  ];
}

function quota({ requests = {}, limits: most = {}, ...counts }: Quota): Problem[] {
  const numbers: Readonly<Record<string, number | undefined>> = counts;
  return [
    ...amounts("quota.requests", requests),
    ...amounts("quota.limits", most),
    ...ordered("quota.requests", requests, "limits", most),
    ...Object.entries(numbers).flatMap(([field, value]) =>
      value === undefined || (Number.isInteger(value) && value >= 0)
        ? []
        : [{ path: `quota.${field}`, message: `must be a whole number of 0 or more (got ${value})` }],
    ),
  ];
}

/** The smallest first: min, what is requested by default, what is allowed by default, max. */
function limits({ container = {}, pod = {}, persistentVolumeClaim: claim = {} }: Limits): Problem[] {
  const steps = (["min", "defaultRequest", "default", "max"] as const).map(
    (bound) => [bound, container[bound]] as const,
  );
  return [
    ...steps.flatMap(([bound, values]) => amounts(`limits.container.${bound}`, values)),
    ...steps.flatMap(([bound, values], i) =>
      steps.slice(i + 1).flatMap(([next, more]) => ordered(`limits.container.${bound}`, values, next, more)),
    ),
    ...amounts("limits.pod.min", pod.min),
    ...amounts("limits.pod.max", pod.max),
    ...ordered("limits.pod.min", pod.min, "max", pod.max),
    ...ordered("limits.container.max", container.max, "the pod's max", pod.max),
    ...amounts("limits.persistentVolumeClaim", claim),
    ...ordered("limits.persistentVolumeClaim", { minStorage: claim.minStorage }, "maxStorage", {
      minStorage: claim.maxStorage,
    }),
  ];
}

function amounts(path: string, values: object = {}): Problem[] {
  return entries(values).flatMap(([resource, quantity]) => {
    const message = quantityProblem(quantity, resource === "cpu" ? "cpu" : "memory");
    return message === undefined ? [] : [{ path: `${path}.${resource}`, message }];
  });
}

function ordered(path: string, less: object = {}, than: string, more: object = {}): Problem[] {
  const upper = new Map(entries(more));
  return entries(less).flatMap(([resource, quantity]) => {
    const bound = upper.get(resource);
    if (bound === undefined || parseQuantity(quantity) === undefined || parseQuantity(bound) === undefined)
      return [];
    if (compareQuantities(quantity, bound) <= 0) return [];
    return [{ path: `${path}.${resource}`, message: `${quantity} is more than ${than}, ${bound}; lower it` }];
  });
}

function entries(values: object): [string, string][] {
  return Object.entries(values).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : []));
}

function groups(path: string, given: readonly string[] = []): Problem[] {
  return given.flatMap((group, i) =>
    // Kubernetes' own groups hold everybody, or may do everything.
    group === "*" || group === "" || group.startsWith("system:")
      ? [{ path: `${path}[${i}]`, message: `"${group}" is not a group of people of the tenant; name theirs` }]
      : [],
  );
}

function repositories({ argoProject }: TenantArgs): Problem[] {
  if (argoProject === undefined) return [];
  const path = "argoProject.sourceRepos";
  if (argoProject.sourceRepos.length === 0)
    return [{ path, message: "nothing could be deployed; name a repository" }];
  return argoProject.sourceRepos.flatMap((repository, i) =>
    /^\**$/.test(repository)
      ? [{ path: `${path}[${i}]`, message: `"${repository}" lets anybody's manifests in; name repositories` }]
      : [],
  );
}
