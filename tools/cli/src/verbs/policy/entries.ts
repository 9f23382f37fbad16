/** What there is to judge in a document: Kubernetes objects, or the resources of a Pulumi state or of a plan. */
import {
  type FoundObject,
  isObject,
  type JudgedResource,
  objectsOf,
  objectsOfResource,
  type Subject,
} from "@drydock/rules";
import type { Document } from "./documents.ts";
import type { Problem } from "./sources.ts";

type Inputs = Readonly<Record<string, unknown>>;

/** One thing to judge, and how reports name it. */
export interface Entry {
  readonly file: string;
  /** Counted from 0. */
  readonly document: number;
  readonly line: number;
  /** Kind of the object; type token of a resource that creates none. */
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly subject: Subject;
}

export function entriesOf(document: Document): readonly (Entry | Problem)[] {
  const { value, file, index, line } = document;
  const problem = (message: string): Problem => ({ file, document: index + 1, line, message });
  if (!isObject(value)) return [problem("is no Kubernetes object: it is no map")];
  const resources = resourcesOf(value);
  if (resources !== undefined) return resources.map((resource) => resourceEntry(document, resource));
  const missing = ["apiVersion", "kind"].filter((key) => typeof value[key] !== "string" || value[key] === "");
  if (missing.length > 0)
    return [
      problem(
        `is no Kubernetes object: ${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} missing`,
      ),
    ];
  const found = objectsOf(value);
  return [
    ...found.map(({ object, at }) => ({
      ...outline(document),
      kind: object.kind,
      ...namesIn(object.metadata, ""),
      subject: { object, at },
    })),
    ...strangersIn(value, found).map((i) => problem(`has an item that is no Kubernetes object: items[${i}]`)),
  ];
}

/** Places in a List at which no object was found. */
function strangersIn(value: Inputs, found: readonly FoundObject[]): readonly number[] {
  if (found.some(({ at }) => at === "")) return [];
  const places = new Set(found.map(({ at }) => Number(/^items\[(\d+)\]/.exec(at)?.[1])));
  const items = value["items"];
  return Array.isArray(items) ? [...items.keys()].filter((i) => !places.has(i)) : [];
}

function resourceEntry(document: Document, resource: JudgedResource): Entry {
  const [created, ...more] = resource.type.startsWith("kubernetes:") ? objectsOfResource(resource) : [];
  return {
    ...outline(document),
    ...(created !== undefined && more.length === 0
      ? { kind: created.object.kind, ...namesIn(created.object.metadata, resource.name) }
      : { kind: resource.type, namespace: null, name: resource.name }),
    subject: { resource },
  };
}

function outline({ file, index, line }: Document): Pick<Entry, "file" | "document" | "line"> {
  return { file, document: index, line };
}

function namesIn(metadata: unknown, otherwise: string): Pick<Entry, "namespace" | "name"> {
  const { namespace, name, generateName } = isObject(metadata) ? metadata : {};
  const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
  return { namespace: text(namespace) ?? null, name: text(name) ?? text(generateName) ?? otherwise };
}

/** Resources of `pulumi stack export` and of plan.json; undefined for anything else. */
function resourcesOf(value: Inputs): readonly JudgedResource[] | undefined {
  const { deployment, resources, schemaVersion } = value;
  if (isObject(deployment) && Array.isArray(deployment["resources"]))
    return deployment["resources"].filter(isObject).filter(isCreated).map(fromState);
  if (typeof schemaVersion === "number" && Array.isArray(resources))
    return resources.filter(isObject).map(asResource);
  return undefined;
}

/** Resources that were only read, and those about to be deleted, are not the program's. */
function isCreated({ external, delete: deleted }: Inputs): boolean {
  return external !== true && deleted !== true;
}

function fromState(resource: Inputs): JudgedResource {
  const { urn, dependencies, inputs } = resource;
  const name = typeof urn === "string" ? urn.slice(urn.lastIndexOf("::") + 2) : "";
  return asResource({ ...resource, name, dependsOn: dependencies, inputs: opened(inputs) });
}

function asResource({ urn, type, name, id, inputs, dependsOn }: Inputs): JudgedResource {
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  return {
    urn: text(urn),
    type: text(type),
    name: text(name),
    inputs: isObject(inputs) ? inputs : {},
    ...(typeof id === "string" ? { id } : {}),
    ...(Array.isArray(dependsOn) ? { dependsOn: dependsOn.filter((one) => typeof one === "string") } : {}),
  };
}

/** Key and value by which a state marks a secret. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Secrets that the state shows are judged like any value; encrypted ones are there, and that is all that is known. */
function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(opened);
  if (!isObject(value)) return value;
  if (value[SIGNATURE] !== SECRET)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, opened(inner)]));
  if (typeof value["plaintext"] !== "string") return "[secret]";
  try {
    return opened(JSON.parse(value["plaintext"]));
  } catch {
    return "[secret]";
  }
}
