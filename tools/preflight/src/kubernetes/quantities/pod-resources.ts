/** What one pod asks for: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers */
import { containersOf, type PodTemplate } from "../pods.ts";
import { entries, record } from "../read.ts";
import { parseQuantity } from "./quantity.ts";

export type Amounts = Readonly<Record<string, number>>;

/** What a namespace's LimitRange gives a container that states nothing. */
export interface Defaults {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

export const NO_DEFAULTS: Defaults = { requests: {}, limits: {} };

export interface ContainerResources {
  readonly path: readonly (string | number)[];
  /** An init container that keeps running beside the others. */
  readonly sidecar: boolean;
  readonly init: boolean;
  readonly requests: Amounts;
  readonly limits: Amounts;
}

export function amounts(value: unknown): Amounts {
  return Object.fromEntries(
    entries(value).flatMap(([resource, quantity]) => {
      const amount = parseQuantity(quantity);
      return amount === undefined ? [] : [[resource, amount]];
    }),
  );
}

/** A limit without a request is the request too. */
export function containerResources(template: PodTemplate, defaults: Defaults): ContainerResources[] {
  return containersOf(template).map(({ path, init, tree }) => {
    const stated = record(tree["resources"]);
    const own = amounts(stated["limits"]);
    const limits = { ...defaults.limits, ...own };
    const requests = { ...defaults.requests, ...own, ...amounts(stated["requests"]) };
    return { path, init, sidecar: init && tree["restartPolicy"] === "Always", requests, limits };
  });
}

/** Containers and sidecars together, or the largest init container where that is more; and the overhead. */
export function podResources(
  template: PodTemplate,
  defaults: Defaults,
  which: "requests" | "limits",
): Amounts {
  const containers = containerResources(template, defaults);
  const overhead = amounts(template.spec["overhead"]);
  const podLevel = amounts(record(template.spec["resources"])[which]);
  const resources = new Set([
    ...containers.flatMap((one) => Object.keys(one[which])),
    ...Object.keys(overhead),
  ]);
  const summed = Object.fromEntries(
    [...resources].map((resource) => [
      resource,
      peak(containers, which, resource) + (overhead[resource] ?? 0),
    ]),
  );
  return { ...summed, ...podLevel };
}

function peak(
  containers: readonly ContainerResources[],
  which: "requests" | "limits",
  resource: string,
): number {
  let sidecars = 0;
  let starting = 0;
  let running = 0;
  for (const container of containers) {
    const amount = container[which][resource] ?? 0;
    if (container.sidecar) sidecars += amount;
    if (container.init) starting = Math.max(starting, container.sidecar ? sidecars : sidecars + amount);
    else running += amount;
  }
  return Math.max(starting, running + sidecars);
}
