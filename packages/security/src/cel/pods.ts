/** CEL over pods, whatever makes them: the same rule judges a pod, and the object that it comes from. */
import { ANY_OBJECT, type CelVariable } from "./rule.ts";

/** The pod, or the template of the pods that the object makes. */
export const POD_TEMPLATE: CelVariable = {
  name: "template",
  expression:
    `${ANY_OBJECT}.kind == 'Pod' ? ${ANY_OBJECT} : ` +
    `${ANY_OBJECT}.kind == 'CronJob' ? ${ANY_OBJECT}.spec.jobTemplate.spec.template : ` +
    `${ANY_OBJECT}.spec.template`,
};

/** The spec of that pod, or of those pods. */
export const POD_SPEC: CelVariable = {
  name: "podSpec",
  expression:
    `${ANY_OBJECT}.kind == 'Pod' ? ${ANY_OBJECT}.spec : ` +
    `${ANY_OBJECT}.kind == 'CronJob' ? ${ANY_OBJECT}.spec.jobTemplate.spec.template.spec : ` +
    `${ANY_OBJECT}.spec.template.spec`,
};

/** Containers that start with the pod. */
export const STARTED_CONTAINERS: CelVariable = {
  name: "startedContainers",
  expression:
    "(has(variables.podSpec.initContainers) ? variables.podSpec.initContainers : []) + variables.podSpec.containers",
};

/** Those, and the ephemeral ones of a person who looks into a running pod. */
export const CONTAINERS: CelVariable = {
  name: "containers",
  expression:
    "variables.startedContainers + " +
    "(has(variables.podSpec.ephemeralContainers) ? variables.podSpec.ephemeralContainers : [])",
};

export const POD_VARIABLES: readonly CelVariable[] = [POD_SPEC, STARTED_CONTAINERS, CONTAINERS];

/** Images of all containers, and of volumes that are images; after POD_VARIABLES. */
export const IMAGES: CelVariable = {
  name: "images",
  expression:
    "variables.containers.map(c, c.image) + (has(variables.podSpec.volumes) ? variables.podSpec.volumes" +
    ".filter(v, has(v.image) && has(v.image.reference)).map(v, v.image.reference) : [])",
};

/** API groups, versions, kinds and resources of what makes pods. */
export const POD_MAKERS = [
  { group: "", version: "v1", kinds: ["Pod"], resources: ["pods", "pods/ephemeralcontainers"] },
  {
    group: "apps",
    version: "v1",
    kinds: ["Deployment", "StatefulSet", "DaemonSet"],
    resources: ["deployments", "statefulsets", "daemonsets"],
  },
  { group: "batch", version: "v1", kinds: ["Job", "CronJob"], resources: ["jobs", "cronjobs"] },
  { group: "argoproj.io", version: "v1alpha1", kinds: ["Rollout"], resources: ["rollouts"] },
] as const;
