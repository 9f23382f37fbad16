/** The controller of a custom resource, and the webhook that judges it, before the custom resource. */
import type { PlannedResource } from "@drydock/core/plan-record";
import type { OrderRule } from "../rule.ts";
import { textAt, type World } from "../world.ts";

/** Charts, and add-ons of EKS, that serve the kinds of an API group, by group; every one that is planned counts. */
const SERVED_BY: Readonly<Record<string, readonly string[]>> = {
  "argoproj.io": ["argo-cd", "argo-rollouts"],
  "autoscaling.k8s.io": ["vpa"],
  "cert-manager.io": ["cert-manager"],
  "constraints.gatekeeper.sh": ["gatekeeper"],
  "elbv2.k8s.aws": ["aws-load-balancer-controller"],
  "extensions.istio.io": ["istiod"],
  "external-secrets.io": ["external-secrets"],
  "generators.external-secrets.io": ["external-secrets"],
  "karpenter.k8s.aws": ["karpenter"],
  "karpenter.sh": ["karpenter"],
  "keda.sh": ["keda"],
  "networking.istio.io": ["istiod"],
  "security.istio.io": ["istiod"],
  "snapshot.storage.k8s.io": ["snapshot-controller"],
  "telemetry.istio.io": ["istiod"],
  "templates.gatekeeper.sh": ["gatekeeper"],
  "velero.io": ["velero"],
  // Monitors are read whenever Prometheus starts, and nothing has to be cleaned up behind them: their definitions are
  // enough, and come layers earlier so that every controller can bring its own.
  "monitoring.coreos.com": ["prometheus-operator-crds"],
};

/** Kinds of one group that different controllers serve. */
const BY_KIND: Readonly<Record<string, readonly string[]>> = {
  AppProject: ["argo-cd"],
  Application: ["argo-cd"],
  ApplicationSet: ["argo-cd"],
  AnalysisTemplate: ["argo-rollouts"],
  Rollout: ["argo-rollouts"],
  // Judged by the operator's webhook at creation.
  PrometheusRule: ["prometheus-operator-crds", "kube-prometheus-stack"],
  // A template makes the kind of its constraints: see the constraint's own need below.
  ConstraintTemplate: ["gatekeeper"],
};

/** Groups with a dot that the API server serves itself. */
const BUILT_IN =
  /^(|apps|batch|policy|autoscaling)$|^(admissionregistration|apiextensions|apiregistration|authentication|authorization|coordination|discovery|events|flowcontrol\.apiserver|networking|node|rbac\.authorization|scheduling|storage)\.k8s\.io$/;

function serving({ chart, addon }: World, names: readonly string[]): Pick<PlannedResource, "urn">[] {
  return [...chart(...names), ...addon(...names)];
}

export const controllers: OrderRule = {
  id: "controller",
  why: "Before its controller and webhook are ready a custom resource is refused, or not judged; after them its finalizer has nobody to remove it, and what it stands for is left behind.",
  needs: (world) =>
    world.objects
      .filter(({ group }) => !BUILT_IN.test(group))
      .map((subject) => {
        const names = BY_KIND[subject.kind] ?? SERVED_BY[subject.group] ?? [];
        const templates =
          subject.group === "constraints.gatekeeper.sh"
            ? world
                .kind("templates.gatekeeper.sh", "ConstraintTemplate")
                .filter(
                  ({ inputs }) => textAt(inputs, "spec", "crd", "spec", "names", "kind") === subject.kind,
                )
            : [];
        return {
          subject,
          after: [...serving(world, names), ...templates],
          what: `controller of ${subject.group} ${subject.kind}`,
        };
      }),
};
