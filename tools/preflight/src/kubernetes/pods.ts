/** Pods that a plan's objects would run, and where their template stands in the object. */
import { isKind, type KubernetesObject, strings } from "./objects.ts";
import { at, isRecord, record, records, type Tree } from "./read.ts";

export interface PodTemplate {
  readonly owner: KubernetesObject;
  /** Where the template is: spec.template, or nothing for a Pod. */
  readonly path: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: Tree;
}

export interface Container {
  readonly path: readonly (string | number)[];
  readonly init: boolean;
  readonly tree: Tree;
}

const WORKLOADS = ["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"];

export function podTemplates(objects: readonly KubernetesObject[]): PodTemplate[] {
  return objects.filter(({ patch }) => !patch).flatMap((owner) => podTemplate(owner) ?? []);
}

/** Undefined for kinds that run no pods, and for a Rollout that takes its template from a Deployment. */
export function podTemplate(owner: KubernetesObject): PodTemplate | undefined {
  const path = templatePath(owner);
  const template = path && at(owner.tree, ...path);
  if (!path || !isRecord(template) || !isRecord(template["spec"])) return undefined;
  const labels = strings(at(template, "metadata", "labels"));
  return { owner, path, labels, spec: template["spec"] };
}

function templatePath(object: KubernetesObject): readonly string[] | undefined {
  if (isKind(object, "", "Pod")) return [];
  if (isKind(object, "apps", ...WORKLOADS) || isKind(object, "", "ReplicationController"))
    return ["spec", "template"];
  if (isKind(object, "batch", "Job") || isKind(object, "argoproj.io", "Rollout")) return ["spec", "template"];
  if (isKind(object, "batch", "CronJob")) return ["spec", "jobTemplate", "spec", "template"];
  return isKind(object, "keda.sh", "ScaledJob") ? ["spec", "jobTargetRef", "template"] : undefined;
}

export function containersOf({ path, spec }: PodTemplate): Container[] {
  return (["initContainers", "containers"] as const).flatMap((field) =>
    records(spec[field]).map(([tree, i]) => ({
      path: [...path, "spec", field, i],
      init: field === "initContainers",
      tree,
    })),
  );
}

/** Names of the container ports, which Services and monitors may refer to. */
export function portNames(template: PodTemplate): string[] {
  return containersOf(template).flatMap(({ tree }) =>
    records(tree["ports"]).flatMap(([port]) => (typeof port["name"] === "string" ? [port["name"]] : [])),
  );
}

/** Labels of the pods of a Job are added to by its controller, and nobody selects them beforehand. */
export function runsOnce({ owner }: PodTemplate): boolean {
  return ["CronJob", "Job", "ScaledJob"].includes(owner.kind);
}

export function specOf(object: KubernetesObject): Tree {
  return record(object.tree["spec"]);
}
