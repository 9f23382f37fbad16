/** What the rules of charging look things up in: the plan, its region, prices and assumptions. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { type Pool, text } from "@drydock/preflight/reading";
import type { Assumptions } from "./assumptions.ts";
import type { Amount } from "./nodes/fill.ts";
import type { PriceTable } from "./prices/prices.ts";
import { elasticDemand, type PlannedWorkload, workloadsOf } from "./workloads/workloads.ts";

export interface Plan {
  readonly resources: readonly PlannedResource[];
  /** Node pools, as pods see them. */
  readonly pools: readonly Pool[];
  readonly workloads: readonly PlannedWorkload[];
  /** What the workloads ask of Karpenter's pools, by the name of the pool. */
  readonly demand: ReadonlyMap<string, Amount>;
  readonly region: string;
  readonly prices: PriceTable;
  readonly assumptions: Assumptions;
  /** Day as of which Kubernetes versions are supported, YYYY-MM-DD. */
  readonly date: string;
  readonly storageClasses: readonly PlannedResource[];
  /** A resource by its type and physical id. */
  byId(type: string, id: string): PlannedResource | undefined;
  byUrn(urn: string): PlannedResource | undefined;
}

export function planOf(
  resources: readonly PlannedResource[],
  rest: Pick<Plan, "prices" | "assumptions" | "date">,
): Plan {
  const ids = new Map(resources.map((resource) => [`${resource.type} ${resource.id ?? ""}`, resource]));
  const urns = new Map(resources.map((resource) => [resource.urn, resource]));
  return {
    ...rest,
    resources,
    ...podsOf(resources),
    region: regionOf(resources),
    storageClasses: resources.filter(({ type }) => type.endsWith(":StorageClass")),
    byId: (type, id) => ids.get(`${type} ${id}`),
    byUrn: (urn) => urns.get(urn),
  };
}

function podsOf(resources: readonly PlannedResource[]): Pick<Plan, "pools" | "workloads" | "demand"> {
  const { pools, workloads } = workloadsOf(resources);
  return { pools, workloads, demand: elasticDemand(workloads) };
}

/** The region that most of the plan's AWS providers name, or else that of its subnets' zones; empty when none does. */
export function regionOf(resources: readonly PlannedResource[]): string {
  const named = (type: string, read: (inputs: PlannedResource["inputs"]) => string | undefined): string[] =>
    resources.filter((one) => one.type === type).flatMap(({ inputs }) => read(inputs) ?? []);
  const ofProviders = named("pulumi:providers:aws", (inputs) => text(inputs["region"]));
  const ofSubnets = named("aws:ec2/subnet:Subnet", (inputs) =>
    text(inputs["availabilityZone"])?.replace(/[a-z]$/, ""),
  );
  return mostFrequent(ofProviders) ?? mostFrequent(ofSubnets) ?? "";
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = [...Map.groupBy(values, (value) => value)].map(([value, all]) => ({ value, n: all.length }));
  return counts.sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))[0]?.value;
}
