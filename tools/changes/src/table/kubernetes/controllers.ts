/** Kinds that controllers act on: nodes of Karpenter, Argo CD's applications, monitoring. */
import type { RulesByType } from "../rules.ts";
import { objects } from "./schema.ts";

export const CONTROLLERS: RulesByType = {
  // Karpenter calls a node that no longer is as its pool or class says drifted, and exchanges it.
  ...objects(["karpenter.k8s.aws/v1:EC2NodeClass", "karpenter.sh/v1:NodePool"], "drain?", "drain", {
    updates: {
      "spec.limits": "none",
      "spec.weight": "none",
      "spec.disruption": "drain?",
      "spec.template": "drain",
    },
  }),
  // With a finalizer, or with pruning, what an application has deployed goes with it.
  ...objects(
    ["argoproj.io/v1alpha1:Application", "argoproj.io/v1alpha1:ApplicationSet"],
    "restart?",
    "downtime?",
  ),
  ...objects(["argoproj.io/v1alpha1:AppProject"], "downtime?", "downtime?"),
  ...objects(
    [
      "monitoring.coreos.com/v1:PodMonitor",
      "monitoring.coreos.com/v1:PrometheusRule",
      "monitoring.coreos.com/v1:ServiceMonitor",
      "telemetry.istio.io/v1:Telemetry",
    ],
    "none",
    "none",
  ),
};
