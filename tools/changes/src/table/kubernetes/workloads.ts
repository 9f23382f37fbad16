/** Kinds that have pods, and what scales and protects them. */
import type { RulesByType } from "../rules.ts";
import { object, objects } from "./schema.ts";

const GONE = { replacement: "downtime", deletion: "downtime" } as const;

export const WORKLOADS: RulesByType = {
  "kubernetes:apps/v1:Deployment": object({
    replaces: ["spec.selector"],
    updates: { "spec.template": "restart", "spec.replicas": "restart?", "spec.paused": "none" },
    ...GONE,
  }),
  "kubernetes:apps/v1:DaemonSet": object({
    replaces: ["spec.selector"],
    updates: { "spec.template": "restart" },
    ...GONE,
  }),
  // Its claims outlive it, unless its retention policy deletes them.
  "kubernetes:apps/v1:StatefulSet": object({
    replaces: [
      "spec.podManagementPolicy",
      "spec.revisionHistoryLimit",
      "spec.selector",
      "spec.serviceName",
      "spec.volumeClaimTemplates",
    ],
    updates: {
      "spec.template": "restart",
      "spec.replicas": "restart?",
      "spec.persistentVolumeClaimRetentionPolicy": "data-loss?",
    },
    replacement: "data-loss?",
    deletion: "data-loss?",
  }),
  "kubernetes:batch/v1:Job": object({
    replaces: [
      "spec.completionMode",
      "spec.completions",
      "spec.parallelism",
      "spec.selector",
      "spec.template",
    ],
    update: "none?",
    replacement: "restart",
    deletion: "downtime?",
  }),
  ...objects(["batch/v1:CronJob"], "none?", "downtime?"),
  // Rollouts are made anew by their own controller; the provider knows only their name.
  ...objects(["argoproj.io/v1alpha1:Rollout"], "restart?", "downtime", {
    updates: { "spec.template": "restart", "spec.replicas": "restart?", "spec.selector": "downtime?" },
  }),
  ...objects(
    [
      "autoscaling.k8s.io/v1:VerticalPodAutoscaler",
      "autoscaling/v2:HorizontalPodAutoscaler",
      "keda.sh/v1alpha1:ScaledObject",
    ],
    "restart?",
    "restart?",
  ),
  ...objects(["keda.sh/v1alpha1:TriggerAuthentication"], "restart?", "restart?"),
  ...objects(["policy/v1:PodDisruptionBudget"], "drain?", "downtime?"),
  ...objects(["scheduling.k8s.io/v1:PriorityClass"], "none", "downtime?", {
    replaces: ["preemptionPolicy", "value"],
  }),
  ...objects(["core/v1:LimitRange", "core/v1:ResourceQuota"], "downtime?", "none"),
  // The provider replaces an object that keeps data under a name of its own choice; its readers see the new one when
  // they start, or when their mount is refreshed.
  ...objects(["core/v1:ConfigMap"], "restart?", "downtime?", {
    replaces: ["binaryData", "data"],
    replacement: "restart?",
  }),
  ...objects(["core/v1:Secret"], "restart?", "downtime?", {
    replaces: ["data", "stringData", "type"],
    replacement: "restart?",
  }),
  // All that is in a namespace goes with it.
  "kubernetes:core/v1:Namespace": object({ replacement: "data-loss?", deletion: "data-loss?" }),
  "kubernetes:core/v1:PersistentVolumeClaim": object({
    replaces: ["spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeName"],
    mayReplace: ["spec"],
    replacement: "data-loss",
    deletion: "data-loss",
  }),
  "kubernetes:storage.k8s.io/v1:StorageClass": object({
    replaces: ["parameters", "provisioner"],
    // The API refuses to change these in place.
    mayReplace: ["reclaimPolicy", "volumeBindingMode", "mountOptions"],
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  ...objects(["snapshot.storage.k8s.io/v1:VolumeSnapshotClass"], "none?", "none?"),
  ...objects(["velero.io/v1:Schedule"], "data-loss?", "data-loss?"),
};
