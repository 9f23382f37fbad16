/** Every claim of a volume names its storage class, and one that is allowed. */
import { type Inputs, itemsAt, joined, objectAt, shown } from "../../inputs.ts";
import { defineObjectRule, type Finding, type KubernetesObject, type RuleSettings } from "../../rule.ts";
import { groupKind } from "../pods-of.ts";

const claim = (spec: Inputs): unknown => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "data", namespace: "shop" },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "8Gi" } }, ...spec },
});

export const volumeClaimStorageClass = defineObjectRule({
  id: "volume-claim-storage-class",
  title: "Volume claims name their storage class",
  description:
    "What the default class is differs from cluster to cluster, and changes: the class decides whether the volume is encrypted, what it costs, and whether it is deleted with its claim.",
  severity: "low",
  frameworks: [],
  remediation: "set storageClassName to a class that the platform offers",
  url: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1",
  kinds: [":PersistentVolumeClaim", "apps:StatefulSet"],
  examples: { good: claim({ storageClassName: "gp3" }), bad: claim({}) },
  judge,
});

function judge(object: KubernetesObject, settings: RuleSettings): readonly Finding[] {
  const spec = objectAt(object, "spec");
  if (groupKind(object) === ":PersistentVolumeClaim") return judgeClaim(spec, "spec", settings);
  return itemsAt(spec, "volumeClaimTemplates").flatMap((template, i) =>
    judgeClaim(objectAt(template, "spec"), joined("spec.volumeClaimTemplates", i, "spec"), settings),
  );
}

function judgeClaim(
  { storageClassName: name, volumeName }: Inputs,
  at: string,
  { allowedStorageClasses: allowed }: RuleSettings,
): readonly Finding[] {
  const path = joined(at, "storageClassName");
  // An empty name asks for a volume that exists: which one, is said beside it.
  if (name === "" && typeof volumeName === "string" && volumeName !== "") return [];
  if (typeof name !== "string" || name === "")
    return [{ path, message: `must name a storage class (is ${shown(name)})` }];
  return allowed.length === 0 || allowed.includes(name)
    ? []
    : [{ path, message: `must be one of ${allowed.join(", ")} (is "${name}")` }];
}
