/** Finds the Kubernetes objects in what may be one: a parsed document, a list of objects, a Pulumi resource. */
import { type Inputs, isObject, joined, NOTHING } from "../inputs.ts";
import type { JudgedResource, KubernetesObject } from "../rule.ts";

/** An object, and where it stands in the value that it was found in: empty, or items[0] for one of a List. */
export interface FoundObject {
  readonly object: KubernetesObject;
  readonly at: string;
}

/** The objects of a document, those of a List one by one; none when it is no Kubernetes object. */
export function objectsOf(value: unknown, at = ""): readonly FoundObject[] {
  const object = asKubernetesObject(value);
  if (object === undefined) return [];
  const items = object.kind.endsWith("List") ? object["items"] : undefined;
  if (!Array.isArray(items)) return [{ object, at }];
  // In a DeploymentList the API's own answers leave out what each item is.
  const itemKind = object.kind.slice(0, -"List".length);
  const outline = itemKind === "" ? NOTHING : { apiVersion: object.apiVersion, kind: itemKind };
  return items.flatMap((item: unknown, i) =>
    objectsOf(isObject(item) ? { ...outline, ...item } : item, joined(at, "items", i)),
  );
}

const PREFIX = "kubernetes:";
/** Releases and whole files are no objects, and a Patch is a part of one: what it leaves out is set elsewhere. */
const NO_OBJECT = /^kubernetes:(helm\.sh|yaml|kustomize)[/:]|Patch$/;

/** The objects that a Pulumi resource creates: none for anything but a resource of the Kubernetes provider. */
export function objectsOfResource({ type, inputs }: JudgedResource): readonly FoundObject[] {
  if (!type.startsWith(PREFIX) || NO_OBJECT.test(type)) return [];
  const { apiVersion, kind } = inputs;
  const said = typeof apiVersion === "string" && typeof kind === "string";
  return objectsOf(said ? inputs : { ...fromToken(type), ...inputs });
}

/** kubernetes:core/v1:Pod is v1 and Pod, kubernetes:apps/v1:Deployment is apps/v1 and Deployment. */
function fromToken(type: string): Inputs {
  const [, module = "", kind] = type.split(":");
  return { apiVersion: module.replace(/^core\//, ""), kind };
}

function asKubernetesObject(value: unknown): KubernetesObject | undefined {
  if (!isObject(value)) return undefined;
  const { apiVersion, kind, metadata } = value;
  if (typeof apiVersion !== "string" || typeof kind !== "string" || apiVersion === "" || kind === "")
    return undefined;
  return (isObject(metadata) ? value : { ...value, metadata: NOTHING }) as unknown as KubernetesObject;
}
