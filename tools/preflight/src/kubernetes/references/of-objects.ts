/** What objects other than pods refer to, kind by kind. */
import type { KubernetesObject } from "../objects.ts";
import { specOf } from "../pods.ts";
import { at, record, records, text } from "../read.ts";
import { meshReferences } from "./of-mesh.ts";
import {
  CLAIM,
  INGRESS_CLASS,
  type Reference,
  refersTo,
  SECRET,
  SERVICE,
  SERVICE_ACCOUNT,
  STORAGE_CLASS,
} from "./reference.ts";

type Find = (object: KubernetesObject) => Reference[];

const RBAC = "rbac.authorization.k8s.io";

const FINDERS: Readonly<Record<string, Find>> = {
  "/PersistentVolumeClaim": (object) =>
    refersTo(object, STORAGE_CLASS, ["spec", "storageClassName"], specOf(object)["storageClassName"]),
  "apps/StatefulSet": (object) => [
    ...refersTo(object, SERVICE, ["spec", "serviceName"], specOf(object)["serviceName"]),
    ...records(specOf(object)["volumeClaimTemplates"]).flatMap(([claim, i]) =>
      refersTo(
        object,
        STORAGE_CLASS,
        ["spec", "volumeClaimTemplates", i, "spec", "storageClassName"],
        record(claim["spec"])["storageClassName"],
      ),
    ),
  ],
  "autoscaling/HorizontalPodAutoscaler": (object) => scaleTarget(object, "scaleTargetRef", "Deployment"),
  "autoscaling.k8s.io/VerticalPodAutoscaler": (object) => scaleTarget(object, "targetRef", "Deployment"),
  "keda.sh/ScaledObject": (object) => [
    ...scaleTarget(object, "scaleTargetRef", "Deployment"),
    ...triggers(object),
  ],
  "keda.sh/ScaledJob": triggers,
  "keda.sh/TriggerAuthentication": (object) =>
    records(specOf(object)["secretTargetRef"]).flatMap(([{ name, key }, i]) =>
      refersTo(object, SECRET, ["spec", "secretTargetRef", i, "name"], name, { key }),
    ),
  [`${RBAC}/RoleBinding`]: (object) => [...roleOf(object), ...subjectsOf(object)],
  [`${RBAC}/ClusterRoleBinding`]: (object) => [...roleOf(object), ...subjectsOf(object)],
  "networking.k8s.io/Ingress": ingress,
  "cert-manager.io/Certificate": (object) => issuer(object, ["spec", "issuerRef"]),
  "external-secrets.io/ExternalSecret": (object) => secretStore(object),
  "karpenter.sh/NodePool": (object) => {
    const path = ["spec", "template", "spec", "nodeClassRef"];
    const { group, kind, name } = record(at(object.tree, ...path));
    const target = { group: text(group) ?? "", kind: text(kind) ?? "", namespaced: false };
    return refersTo(object, target, [...path, "name"], name);
  },
  "flowcontrol.apiserver.k8s.io/FlowSchema": (object) => {
    const target = {
      group: "flowcontrol.apiserver.k8s.io",
      kind: "PriorityLevelConfiguration",
      namespaced: false,
    };
    const name = at(object.tree, "spec", "priorityLevelConfiguration", "name");
    return refersTo(object, target, ["spec", "priorityLevelConfiguration", "name"], name);
  },
  "velero.io/Schedule": (object) => storageLocation(object, ["spec", "template", "storageLocation"]),
  "velero.io/Backup": (object) => storageLocation(object, ["spec", "storageLocation"]),
  "snapshot.storage.k8s.io/VolumeSnapshot": (object) => [
    ...refersTo(
      object,
      { group: "snapshot.storage.k8s.io", kind: "VolumeSnapshotClass", namespaced: false },
      ["spec", "volumeSnapshotClassName"],
      specOf(object)["volumeSnapshotClassName"],
    ),
    ...refersTo(
      object,
      CLAIM,
      ["spec", "source", "persistentVolumeClaimName"],
      at(object.tree, "spec", "source", "persistentVolumeClaimName"),
    ),
  ],
  "argoproj.io/Application": (object) =>
    refersTo(
      object,
      { group: "argoproj.io", kind: "AppProject", namespaced: true },
      ["spec", "project"],
      specOf(object)["project"],
    ),
  "argoproj.io/Rollout": (object) => {
    const { apiVersion, kind, name } = record(specOf(object)["workloadRef"]);
    return refersTo(object, targetOf(apiVersion, kind, "Deployment"), ["spec", "workloadRef", "name"], name);
  },
};

export function objectReferences(objects: readonly KubernetesObject[]): Reference[] {
  return objects
    .filter(({ patch }) => !patch)
    .flatMap((object) => [
      ...(FINDERS[`${object.group}/${object.kind}`]?.(object) ?? []),
      ...meshReferences(object),
    ]);
}

function targetOf(
  apiVersion: unknown,
  kind: unknown,
  usual: string,
): { group: string; kind: string; namespaced: true } {
  const version = text(apiVersion) ?? "apps/v1";
  const group = version.includes("/") ? (version.split("/")[0] ?? "") : "";
  return { group, kind: text(kind) ?? usual, namespaced: true };
}

function scaleTarget(object: KubernetesObject, field: string, usual: string): Reference[] {
  const { apiVersion, kind, name } = record(specOf(object)[field]);
  return refersTo(object, targetOf(apiVersion, kind, usual), ["spec", field, "name"], name);
}

function triggers(object: KubernetesObject): Reference[] {
  return records(specOf(object)["triggers"]).flatMap(([trigger, i]) => {
    const { name, kind } = record(trigger["authenticationRef"]);
    const clusterWide = kind === "ClusterTriggerAuthentication";
    const target = {
      group: "keda.sh",
      kind: text(kind) ?? "TriggerAuthentication",
      namespaced: !clusterWide,
    };
    return refersTo(object, target, ["spec", "triggers", i, "authenticationRef", "name"], name);
  });
}

function roleOf(object: KubernetesObject): Reference[] {
  const { kind, name } = record(object.tree["roleRef"]);
  return refersTo(
    object,
    { group: RBAC, kind: text(kind) ?? "", namespaced: kind === "Role" },
    ["roleRef", "name"],
    name,
  );
}

function subjectsOf(object: KubernetesObject): Reference[] {
  return records(object.tree["subjects"]).flatMap(([{ kind, name, namespace }, i]) =>
    kind === "ServiceAccount"
      ? refersTo(object, SERVICE_ACCOUNT, ["subjects", i, "name"], name, { namespace })
      : [],
  );
}

function ingress(object: KubernetesObject): Reference[] {
  const annotations = record(at(object.tree, "metadata", "annotations"));
  const byIssuer = ["cert-manager.io/cluster-issuer", "cert-manager.io/issuer"].find(
    (key) => key in annotations,
  );
  const issued =
    byIssuer === undefined
      ? []
      : refersTo(
          object,
          issuerTarget(byIssuer.endsWith("cluster-issuer") ? "ClusterIssuer" : "Issuer"),
          ["metadata", "annotations", byIssuer],
          annotations[byIssuer],
        );
  const services = records(specOf(object)["rules"]).flatMap(([rule, i]) =>
    records(record(rule["http"])["paths"]).flatMap(([path, j]) =>
      refersTo(
        object,
        SERVICE,
        ["spec", "rules", i, "http", "paths", j, "backend", "service", "name"],
        at(path, "backend", "service", "name"),
      ),
    ),
  );
  const secrets = records(specOf(object)["tls"]).flatMap(([{ secretName }, i]) =>
    byIssuer === undefined ? refersTo(object, SECRET, ["spec", "tls", i, "secretName"], secretName) : [],
  );
  const path = ["spec", "ingressClassName"];
  return [
    ...refersTo(object, INGRESS_CLASS, path, specOf(object)["ingressClassName"]),
    ...issued,
    ...services,
    ...secrets,
  ];
}

function issuerTarget(kind: string): { group: string; kind: string; namespaced: boolean } {
  return { group: "cert-manager.io", kind, namespaced: kind === "Issuer" };
}

/** Issuers of other groups belong to controllers that the plan may not know. */
function issuer(object: KubernetesObject, path: readonly string[]): Reference[] {
  const { kind, name, group } = record(at(object.tree, ...path));
  if (group !== undefined && group !== "cert-manager.io") return [];
  return refersTo(object, issuerTarget(text(kind) ?? "Issuer"), [...path, "name"], name);
}

function secretStore(object: KubernetesObject): Reference[] {
  const { kind, name } = record(specOf(object)["secretStoreRef"]);
  const target = {
    group: "external-secrets.io",
    kind: text(kind) ?? "SecretStore",
    namespaced: kind !== "ClusterSecretStore",
  };
  return refersTo(object, target, ["spec", "secretStoreRef", "name"], name);
}

function storageLocation(object: KubernetesObject, path: readonly string[]): Reference[] {
  const target = { group: "velero.io", kind: "BackupStorageLocation", namespaced: true };
  return refersTo(object, target, path, at(object.tree, ...path));
}
