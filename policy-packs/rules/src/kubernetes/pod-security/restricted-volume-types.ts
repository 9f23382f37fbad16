/** Volumes are of the types that belong to the cluster and not to the node or to the author of the pod. */
import { isObject, joined } from "../../inputs.ts";
import { definePodRule, type Finding } from "../../rule.ts";
import { podSecurityStandards, trivy } from "../frameworks.ts";
import { examplePod } from "./example.ts";
import { type Field, fieldPath, podFields, wrong } from "./fields.ts";

const VOLUMES = fieldPath("volumes[]");

const ALLOWED = new Set([
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
]);

const MUST = "must not be a volume source";

export const restrictedVolumeTypes = definePodRule({
  id: "restricted-volume-types",
  title: "Volumes are of the restricted types",
  description:
    "Other types name a disk, a server or a driver in the pod itself, past the storage classes and claims that say who may use what, and most have been superseded by CSI.",
  severity: "low",
  frameworks: [
    podSecurityStandards(
      "restricted restrictedVolumes",
      "Volumes are configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected or secret.",
    ),
    trivy("KSV-0028", "Volumes are of permitted types."),
  ],
  remediation: "claim storage with a persistentVolumeClaim, or use a CSI driver inline",
  url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted",
  examples: {
    good: examplePod({ spec: { volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }] } }),
    bad: examplePod({
      spec: { volumes: [{ name: "data", nfs: { server: "nfs.example.com", path: "/exports" } }] },
    }),
  },
  judge: (pod) => podFields(pod, VOLUMES).flatMap(sources),
});

/**
 * A volume without a source becomes an emptyDir at the API server. A key that nobody knows is a source when it holds an
 * object: all sources do, the ones of later versions too.
 */
function sources(volume: Field): readonly Finding[] {
  const { path, value, misshapen } = volume;
  if (value === undefined) return [];
  if (misshapen || !isObject(value)) return [wrong(volume, MUST)];
  return Object.keys(value)
    .filter((key) => key !== "name" && !ALLOWED.has(key) && isObject(value[key]))
    .map((key) => wrong({ path: joined(path, key), value: value[key], misshapen: false }, MUST));
}
