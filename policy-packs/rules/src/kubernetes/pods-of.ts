/** Finds the pods that an object would bring: the one place that knows which kinds carry a pod template. */
import { asObject, type Inputs, isObject, joined, NOTHING, objectAt, textsAt } from "../inputs.ts";
import type { KubernetesObject } from "../rule.ts";

export interface JudgedPod {
  readonly owner: KubernetesObject;
  /** Path of the pod's spec in the owner: spec, spec.template.spec, spec.jobTemplate.spec.template.spec. */
  readonly path: string;
  readonly spec: Inputs;
  /** What the spec and the metadata of the pod are in: the owner, for a Pod. */
  readonly template: Inputs;
  /** Labels of the pod itself, which are the template's and not the owner's. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Init containers, ordinary ones and ephemeral ones, in this order. */
  containers(): readonly JudgedContainer[];
}

export interface JudgedContainer {
  readonly kind: "container" | "initContainer" | "ephemeralContainer";
  /** spec.template.spec.initContainers[0]. */
  readonly path: string;
  /** Empty where the container has none. */
  readonly name: string;
  readonly spec: Inputs;
}

/** Where a template stands in every kind that is no Pod: by path, so that kinds that nobody here knows are found too. */
const TEMPLATE_PATHS: readonly (readonly string[])[] = [
  ["template"],
  ["spec", "template"],
  ["spec", "jobTemplate", "spec", "template"],
];

/** Steps below the spec of a kind that nobody here knows at which a template is still looked for. */
const MOST_STEPS = 8;

const LISTS = [
  ["initContainers", "initContainer"],
  ["containers", "container"],
  ["ephemeralContainers", "ephemeralContainer"],
] as const;

/** Kinds whose own spec is a pod's. */
const SPEC_IS_POD = new Set([":Pod", "serving.knative.dev:Revision"]);

/** Kinds of Kubernetes itself: their template is a pod's even where its containers are missing or misspelt. */
const TEMPLATE_IS_POD = new Set([
  ":PodTemplate",
  ":ReplicationController",
  "apps:DaemonSet",
  "apps:Deployment",
  "apps:ReplicaSet",
  "apps:StatefulSet",
  "batch:CronJob",
  "batch:Job",
]);

/** Most objects bring one pod or none. */
export function podsOf(object: KubernetesObject): readonly JudgedPod[] {
  const kind = groupKind(object);
  if (SPEC_IS_POD.has(kind)) return [judgedPod(object, "spec", object)];
  const pods = TEMPLATE_PATHS.flatMap((steps) => {
    const template = steps.reduce<Inputs>(objectAt, object);
    const isPod = hasContainers(template) || (TEMPLATE_IS_POD.has(kind) && template !== NOTHING);
    return isPod ? [judgedPod(object, joined("", ...steps, "spec"), template)] : [];
  });
  return pods.length > 0 || !isCustom(kind) ? pods : templatesBelow(object, object["spec"], "spec", 0);
}

/** Groups of Kubernetes itself are known, and a policy of Kyverno holds patterns of pods. */
function isCustom(kind: string): boolean {
  const group = kind.slice(0, kind.indexOf(":"));
  return group.includes(".") && !group.endsWith(".k8s.io") && group !== "kyverno.io";
}

/** A job of a queue, a set of workers: every object by the name of template that has containers. */
function templatesBelow(
  owner: KubernetesObject,
  value: unknown,
  at: string,
  steps: number,
): readonly JudgedPod[] {
  if (typeof value !== "object" || value === null || steps > MOST_STEPS) return [];
  if (Array.isArray(value))
    return value.flatMap((item, i) => templatesBelow(owner, item, joined(at, i), steps + 1));
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "template" && isObject(inner) && hasContainers(inner)
      ? [judgedPod(owner, joined(at, key, "spec"), inner)]
      : templatesBelow(owner, inner, joined(at, key), steps + 1),
  );
}

function hasContainers(template: Inputs): boolean {
  const spec = objectAt(template, "spec");
  return LISTS.some(([list]) => Array.isArray(spec[list]));
}

/** Kind with its group and without its version, as rules name kinds: apps:Deployment, :Pod. */
export function groupKind({ apiVersion, kind }: Pick<KubernetesObject, "apiVersion" | "kind">): string {
  const slash = apiVersion.indexOf("/");
  return `${slash < 0 ? "" : apiVersion.slice(0, slash)}:${kind}`;
}

function judgedPod(owner: KubernetesObject, path: string, template: Inputs): JudgedPod {
  const spec = objectAt(template, "spec");
  const metadata = objectAt(template, "metadata");
  let containers: readonly JudgedContainer[] | undefined;
  return {
    owner,
    path,
    spec,
    template,
    labels: textsAt(metadata, "labels"),
    annotations: textsAt(metadata, "annotations"),
    // Dozens of rules ask for the same pod's.
    containers: () => (containers ??= containersOf(path, spec)),
  };
}

function containersOf(path: string, spec: Inputs): readonly JudgedContainer[] {
  return LISTS.flatMap(([list, kind]) => {
    const value = spec[list];
    if (!Array.isArray(value)) return [];
    return value.map((item: unknown, i): JudgedContainer => {
      const container = asObject(item);
      const { name } = container;
      return {
        kind,
        path: joined(path, list, i),
        name: typeof name === "string" ? name : "",
        spec: container,
      };
    });
  });
}
