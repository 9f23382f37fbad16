/** Pods of the plan's own workloads. */
import { byNamespace, called, isKind, type KubernetesObject } from "../kubernetes/objects.ts";
import { podTemplates, type PodTemplate, specOf } from "../kubernetes/pods.ts";
import { defaultsOf } from "../kubernetes/quantities/limit-ranges.ts";
import { podResources } from "../kubernetes/quantities/pod-resources.ts";
import { maxReplicas } from "../kubernetes/quantities/replicas.ts";
import { at, number, record, records, text } from "../kubernetes/read.ts";
import { type PodSet, requestsOf, sum } from "./pod-set.ts";
import type { Surroundings } from "./surroundings.ts";

export function plannedPods(objects: readonly KubernetesObject[], around: Surroundings): PodSet[] {
  const defaults = new Map(
    [...byNamespace(objects)].map(([namespace, inside]) => [namespace, defaultsOf(inside)]),
  );
  const near = byNamespace(objects);
  return podTemplates(objects).map((template) => {
    const { owner, labels, spec } = template;
    const namespace = owner.namespace ?? "default";
    const inside = near.get(owner.namespace ?? "") ?? [];
    const own = podResources(
      template,
      defaults.get(owner.namespace ?? "") ?? { requests: {}, limits: {} },
      "requests",
    );
    const maximum = owner.kind === "DaemonSet" ? 0 : maxReplicas(template, inside, []);
    return {
      called: called(owner),
      urn: owner.urn,
      layer: owner.layer,
      source: "plan",
      namespace,
      labels,
      spec,
      requests: sum(requestsOf(own), around.proxyOf(namespace, labels, spec)),
      volumes: volumesOf(template, inside, around),
      daemon: owner.kind === "DaemonSet",
      replicas: { minimum: minReplicas(owner, inside, maximum), maximum },
      priority: around.priorityOf(spec),
    };
  });
}

function minReplicas(
  owner: KubernetesObject,
  objects: readonly KubernetesObject[],
  otherwise: number,
): number {
  if (["CronJob", "Job", "ScaledJob"].includes(owner.kind)) return 0;
  for (const object of objects) {
    const spec = specOf(object);
    const { kind = "Deployment", name } = record(spec["scaleTargetRef"]);
    if (kind !== owner.kind || name !== owner.name) continue;
    if (isKind(object, "autoscaling", "HorizontalPodAutoscaler")) return number(spec["minReplicas"]) ?? 1;
    if (isKind(object, "keda.sh", "ScaledObject")) return number(spec["minReplicaCount"]) ?? 0;
  }
  return number(specOf(owner)["replicas"]) ?? otherwise;
}

function volumesOf(
  { owner, spec }: PodTemplate,
  inside: readonly KubernetesObject[],
  { isZonal }: Surroundings,
): number {
  const claimed = records(specOf(owner)["volumeClaimTemplates"]).filter(([claim]) =>
    isZonal(text(at(claim, "spec", "storageClassName"))),
  );
  const named = records(spec["volumes"]).filter(([volume]) => {
    const name = text(at(volume, "persistentVolumeClaim", "claimName"));
    const claim = inside.find((one) => isKind(one, "", "PersistentVolumeClaim") && one.name === name);
    return claim !== undefined && isZonal(text(at(claim.tree, "spec", "storageClassName")));
  });
  return claimed.length + named.length;
}
