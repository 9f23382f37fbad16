/** No workload may grow beyond the replicas that the settings allow. */
import { objectAt } from "../../inputs.ts";
import { defineObjectRule } from "../../rule.ts";

const FIELDS = ["replicas", "maxReplicas", "maxReplicaCount"] as const;

const autoscaler = (maxReplicas: number): unknown => ({
  apiVersion: "autoscaling/v2",
  kind: "HorizontalPodAutoscaler",
  metadata: { name: "web", namespace: "shop" },
  spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, minReplicas: 2, maxReplicas },
});

export const maxReplicas = defineObjectRule({
  id: "max-replicas",
  title: "Workloads stay within the limit of replicas",
  description:
    "A slip of the finger, or an autoscaler on a metric that runs away, starts nodes until the budget or the addresses of the subnets are gone.",
  severity: "medium",
  frameworks: [],
  remediation: "lower the number, or have maxReplicas raised in guardrails.yaml",
  url: "https://kubernetes.io/docs/concepts/workloads/autoscaling/",
  kinds: [
    "apps:Deployment",
    "apps:ReplicaSet",
    "apps:StatefulSet",
    "argoproj.io:Rollout",
    "autoscaling:HorizontalPodAutoscaler",
    "keda.sh:ScaledObject",
    ":ReplicationController",
  ],
  examples: { good: autoscaler(10), bad: autoscaler(1000) },
  judge: (object, { maxReplicas: limit }) => {
    if (limit === undefined) return [];
    const spec = objectAt(object, "spec");
    return FIELDS.flatMap((field) => {
      const value = spec[field];
      return typeof value === "number" && value > limit
        ? [{ path: `spec.${field}`, message: `must be ${limit} or less (is ${value})` }]
        : [];
    });
  },
});
