/** What pods need before they start: configuration, secrets, identity, priority, storage. */
import { containersOf, podTemplates, type PodTemplate } from "../pods.ts";
import type { KubernetesObject } from "../objects.ts";
import { record, records, type Tree } from "../read.ts";
import {
  CLAIM,
  CONFIG_MAP,
  PRIORITY_CLASS,
  type Reference,
  refersTo,
  RUNTIME_CLASS,
  SECRET,
  SERVICE_ACCOUNT,
  type Target,
} from "./reference.ts";

type Path = readonly (string | number)[];

export function podReferences(objects: readonly KubernetesObject[]): Reference[] {
  return podTemplates(objects).flatMap((template) => [
    ...specReferences(template),
    ...containersOf(template).flatMap(({ path, tree }) => environmentReferences(template, path, tree)),
    ...records(template.spec["volumes"]).flatMap(([volume, i]) =>
      volumeReferences(template.owner, [...template.path, "spec", "volumes", i], volume),
    ),
  ]);
}

function specReferences({ owner, path, spec }: PodTemplate): Reference[] {
  const at = [...path, "spec"];
  return [
    ...refersTo(owner, SERVICE_ACCOUNT, [...at, "serviceAccountName"], spec["serviceAccountName"]),
    ...refersTo(owner, PRIORITY_CLASS, [...at, "priorityClassName"], spec["priorityClassName"]),
    ...refersTo(owner, RUNTIME_CLASS, [...at, "runtimeClassName"], spec["runtimeClassName"]),
    ...records(spec["imagePullSecrets"]).flatMap(([{ name }, i]) =>
      refersTo(owner, SECRET, [...at, "imagePullSecrets", i, "name"], name),
    ),
  ];
}

function environmentReferences({ owner }: PodTemplate, path: Path, container: Tree): Reference[] {
  const single = records(container["env"]).flatMap(([{ valueFrom }, i]) => [
    ...keyed(
      owner,
      CONFIG_MAP,
      [...path, "env", i, "valueFrom", "configMapKeyRef"],
      record(valueFrom)["configMapKeyRef"],
    ),
    ...keyed(
      owner,
      SECRET,
      [...path, "env", i, "valueFrom", "secretKeyRef"],
      record(valueFrom)["secretKeyRef"],
    ),
  ]);
  const whole = records(container["envFrom"]).flatMap(([{ configMapRef, secretRef }, i]) => [
    ...keyed(owner, CONFIG_MAP, [...path, "envFrom", i, "configMapRef"], configMapRef),
    ...keyed(owner, SECRET, [...path, "envFrom", i, "secretRef"], secretRef),
  ]);
  return [...single, ...whole];
}

function volumeReferences(owner: KubernetesObject, path: Path, volume: Tree): Reference[] {
  const claim = record(volume["persistentVolumeClaim"])["claimName"];
  const csi = record(record(volume["csi"])["nodePublishSecretRef"])["name"];
  return [
    ...withItems(owner, CONFIG_MAP, [...path, "configMap"], record(volume["configMap"]), "name"),
    ...withItems(owner, SECRET, [...path, "secret"], record(volume["secret"]), "secretName"),
    ...refersTo(owner, CLAIM, [...path, "persistentVolumeClaim", "claimName"], claim),
    ...refersTo(owner, SECRET, [...path, "csi", "nodePublishSecretRef", "name"], csi),
    ...records(record(volume["projected"])["sources"]).flatMap(([{ configMap, secret }, i]) => [
      ...withItems(
        owner,
        CONFIG_MAP,
        [...path, "projected", "sources", i, "configMap"],
        record(configMap),
        "name",
      ),
      ...withItems(owner, SECRET, [...path, "projected", "sources", i, "secret"], record(secret), "name"),
    ]),
  ];
}

/** optional: true lets the pod start without it. */
function keyed(owner: KubernetesObject, target: Target, path: Path, source: unknown): Reference[] {
  const { name, key, optional } = record(source);
  return optional === true ? [] : refersTo(owner, target, [...path, "name"], name, { key });
}

/** One reference to the whole, and one for each key that is mounted by name. */
function withItems(
  owner: KubernetesObject,
  target: Target,
  path: Path,
  source: Tree,
  field: string,
): Reference[] {
  if (source["optional"] === true) return [];
  const items = records(source["items"]).flatMap(([{ key }, i]) =>
    refersTo(owner, target, [...path, "items", i, "key"], source[field], { key }),
  );
  return items.length > 0 ? items : refersTo(owner, target, [...path, field], source[field]);
}
