/** A plan record with the indexes that the pages ask: by URN, by physical id, children, dependants, findings. */
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import { type Finding, findingsOf } from "./findings.ts";

export interface Model {
  readonly record: PlanRecord;
  readonly findings: readonly Finding[];
  readonly byUrn: ReadonlyMap<string, PlannedResource>;
  /** URN by physical id, where one resource alone has it. */
  readonly urnById: ReadonlyMap<string, string>;
  /** Children by URN of the parent; those without one, by `layer:` and the layer's name. */
  readonly children: ReadonlyMap<string, readonly PlannedResource[]>;
  readonly dependants: ReadonlyMap<string, readonly string[]>;
  readonly findingsAt: ReadonlyMap<string, readonly Finding[]>;
}

/** Shorter ids (a namespace's name, a number) stand in inputs for other reasons too. */
const SHORTEST_ID = 8;

export function createModel(record: PlanRecord): Model {
  const { resources } = record;
  const findings = findingsOf(record);
  return {
    record,
    findings,
    byUrn: new Map(resources.map((resource) => [resource.urn, resource])),
    urnById: uniqueIds(resources),
    children: Map.groupBy(resources, parentKey),
    dependants: dependantsOf(resources),
    findingsAt: Map.groupBy(findings, ({ subject }) => subject),
  };
}

export function layerKey(layer: string): string {
  return `layer:${layer}`;
}

function parentKey({ parent, layer }: PlannedResource): string {
  return parent ?? layerKey(layer);
}

function uniqueIds(resources: readonly PlannedResource[]): Map<string, string> {
  const urns = new Map<string, string>();
  const shared = new Set<string>();
  for (const { id, urn } of resources) {
    if (id === undefined || id.length < SHORTEST_ID) continue;
    if (urns.has(id)) shared.add(id);
    urns.set(id, urn);
  }
  for (const id of shared) urns.delete(id);
  return urns;
}

function dependantsOf(resources: readonly PlannedResource[]): Map<string, string[]> {
  const dependants = new Map<string, string[]>();
  for (const { urn, dependsOn } of resources) {
    for (const upstream of dependsOn) {
      const known = dependants.get(upstream);
      if (known) known.push(urn);
      else dependants.set(upstream, [urn]);
    }
  }
  return dependants;
}

/** The resource and all below it that have findings, counted. */
export function findingsBelow(model: Model, urn: string): number {
  const own = model.findingsAt.get(urn)?.length ?? 0;
  return (model.children.get(urn) ?? []).reduce((sum, child) => sum + findingsBelow(model, child.urn), own);
}

/** The last part of a type token, for people: NodeGroup, VerticalPodAutoscaler. */
export function kindOf(type: string): string {
  return type.slice(type.lastIndexOf(":") + 1);
}

/** Group of a type, by which resources are told apart at a glance. */
export function familyOf(type: string): "AWS" | "Kubernetes" | "component" | "provider" {
  if (type.startsWith("pulumi:")) return "provider";
  if (type.startsWith("aws:")) return "AWS";
  return type.startsWith("kubernetes:") ? "Kubernetes" : "component";
}
