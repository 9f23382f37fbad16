/** How many pods a workload has at least. */
import { type Inputs, objectAt, stringAt } from "../../inputs.ts";
import type { KubernetesObject } from "../../rule.ts";
import { mayShareNamespace, nameOf, specOf, type StackView } from "./view.ts";

/** Kinds whose pods serve somebody for as long as they run. */
export const WORKLOADS = [
  "apps:Deployment",
  "apps:StatefulSet",
  "argoproj.io:Rollout",
  "extensions:Deployment",
] as const;

export interface Scale {
  readonly least: number;
  /** What decides it: the workload, or what scales it. */
  readonly subject: KubernetesObject;
  readonly path: string;
}

/** A field that each autoscaler has for the smallest size, and what it is where it is not set. */
const AUTOSCALERS = [
  ["autoscaling:HorizontalPodAutoscaler", "minReplicas", 1],
  ["keda.sh:ScaledObject", "minReplicaCount", 0],
] as const;

/** Autoscalers by the name of what they scale: made once, since every workload is looked up. */
const BY_TARGET = new WeakMap<StackView, ReadonlyMap<unknown, readonly Scaler[]>>();

interface Scaler {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly otherwise: number;
}

export function scaleOf(view: StackView, workload: KubernetesObject): Scale {
  let byTarget = BY_TARGET.get(view);
  if (byTarget === undefined) BY_TARGET.set(view, (byTarget = scalersByTarget(view)));
  const scaler = byTarget.get(nameOf(workload))?.find(({ object }) => scales(object, workload));
  if (scaler === undefined)
    return { least: count(specOf(workload), "replicas", 1), subject: workload, path: "spec.replicas" };
  const { object, field, otherwise } = scaler;
  return { least: count(specOf(object), field, otherwise), subject: object, path: `spec.${field}` };
}

function scalersByTarget(view: StackView): ReadonlyMap<unknown, readonly Scaler[]> {
  const scalers = AUTOSCALERS.flatMap(([kind, field, otherwise]) =>
    view.ofKind(kind).map((object): Scaler => ({ object, field, otherwise })),
  );
  return Map.groupBy(scalers, ({ object }) => objectAt(specOf(object), "scaleTargetRef")["name"]);
}

function scales(scaler: KubernetesObject, workload: KubernetesObject): boolean {
  const target = objectAt(specOf(scaler), "scaleTargetRef");
  const kind = stringAt(target, "kind") ?? "Deployment";
  return kind === workload.kind && target["name"] === nameOf(workload) && mayShareNamespace(scaler, workload);
}

function count(spec: Inputs, field: string, otherwise: number): number {
  const value = spec[field];
  return typeof value === "number" ? value : otherwise;
}
