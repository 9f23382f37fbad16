/** Resources as items of the picture: which are shown, as what, under which words. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { kindOf } from "../model/model.ts";
import type { Item, ItemKind } from "./picture.ts";

type Inputs = Record<string, unknown>;

/** One resource, one item. */
export function itemOf(resource: PlannedResource, kind: ItemKind, title: string, subtitle = ""): Item {
  return { shape: "item", id: resource.urn, kind, title, subtitle, urns: [resource.urn] };
}

/** Several resources, one item; none, no item. */
export function together(
  id: string,
  kind: ItemKind,
  title: string,
  resources: readonly PlannedResource[],
): Item | undefined {
  if (resources.length === 0) return undefined;
  const urns = resources.map(({ urn }) => urn);
  const count = resources.length === 1 ? (resources[0]?.name ?? "") : `${resources.length} in this plan`;
  return { shape: "item", id, kind, title, subtitle: count, urns };
}

export function text(inputs: Inputs, ...path: readonly string[]): string {
  const value = path.reduce<unknown>(
    (at, step) => (at !== null && typeof at === "object" ? (at as Inputs)[step] : undefined),
    inputs,
  );
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The logical name without the layer and the kind of the resource: nodepools-data-node-group is data. */
export function shortName({ name, layer, type }: PlannedResource): string {
  const kind = kindOf(type)
    .replaceAll(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase();
  const short = name
    .replace(new RegExp(`^${literal(layer)}-`), "")
    .replace(new RegExp(`-${literal(kind)}$`), "");
  return short === "" ? name : short;
}

function literal(words: string): string {
  return words.replaceAll(/[^\w-]/g, String.raw`\$&`);
}

export function nodeGroupItem(resource: PlannedResource): Item {
  const { inputs } = resource;
  const types = Array.isArray(inputs["instanceTypes"]) ? inputs["instanceTypes"].join(", ") : "";
  const size = `${text(inputs, "scalingConfig", "minSize")}–${text(inputs, "scalingConfig", "maxSize")}`;
  const spot = inputs["capacityType"] === "SPOT" ? " spot" : "";
  return itemOf(resource, "pool", shortName(resource), `${size} × ${types}${spot}`);
}

export function nodePoolItem(resource: PlannedResource): Item {
  const cpu = text(resource.inputs, "spec", "limits", "cpu");
  const name = text(resource.inputs, "metadata", "name") || resource.name;
  return itemOf(resource, "pool", name, cpu ? `Karpenter, up to ${cpu} CPU` : "Karpenter");
}

export function subnetItem(resource: PlannedResource, zone: string, gateways: number): Item {
  const tier = resource.name.replace(zone, "").split("-").filter(Boolean).at(-1);
  const tagged = text(resource.inputs, "tags", "SubnetType").toLowerCase();
  const nat = gateways > 0 ? " · NAT" : "";
  return itemOf(
    resource,
    "subnet",
    tagged || tier || resource.name,
    `${text(resource.inputs, "cidrBlock")}${nat}`,
  );
}

export function releaseItem(resource: PlannedResource): Item {
  const chart = text(resource.inputs, "chart").split("/").at(-1) ?? "";
  const version = text(resource.inputs, "version");
  return itemOf(
    resource,
    "addon",
    text(resource.inputs, "name") || chart || resource.name,
    `${chart} ${version}`,
  );
}

export function workloadItem(resource: PlannedResource): Item {
  const namespace = text(resource.inputs, "metadata", "namespace");
  const name = text(resource.inputs, "metadata", "name") || shortName(resource);
  return itemOf(resource, "workload", name, `${kindOf(resource.type)}${namespace ? ` in ${namespace}` : ""}`);
}

export function dataItem(resource: PlannedResource): Item {
  const { inputs } = resource;
  const engine = [text(inputs, "engine"), text(inputs, "engineVersion")].filter(Boolean).join(" ");
  const size = text(inputs, "instanceClass") || text(inputs, "nodeType");
  return itemOf(
    resource,
    "data",
    shortName(resource),
    [engine, size].filter(Boolean).join(", ") || kindOf(resource.type),
  );
}
