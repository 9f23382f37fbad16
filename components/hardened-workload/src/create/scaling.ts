/** Autoscalers and the disruption budget: all need the controller, or its pods, to work on. */
import * as k8s from "@pulumi/kubernetes";
import type { DisruptionBudget } from "../args/workload.ts";
import { scaledObjectSpec, triggerAuthentications } from "../objects/event-driven.ts";
import { horizontalSpec } from "../objects/horizontal.ts";
import { type ScaleTarget, verticalSpec } from "../objects/vertical.ts";
import { type Context, metadata } from "./context.ts";

export function createAutoscalers(context: Context, target: ScaleTarget): void {
  createHorizontal(context, target);
  createVertical(context, target);
  createEventDriven(context, target);
}

function createHorizontal(context: Context, target: ScaleTarget): void {
  const { parent, name, plan } = context;
  const scaling = plan.args.autoscaling?.horizontal;
  if (scaling === undefined) return;
  new k8s.autoscaling.v2.HorizontalPodAutoscaler(
    `${name}-horizontal-pod-autoscaler`,
    { metadata: metadata(context, scaling.name), spec: horizontalSpec(scaling, target) },
    { parent },
  );
}

function createVertical(context: Context, target: ScaleTarget): void {
  const { parent, name, plan } = context;
  const scaling = plan.args.autoscaling?.vertical;
  if (scaling === undefined) return;
  const [main = plan.name, ...others] = plan.containers.map((container) => container.name);
  new k8s.apiextensions.CustomResource(
    `${name}-vertical-pod-autoscaler`,
    {
      apiVersion: "autoscaling.k8s.io/v1",
      kind: "VerticalPodAutoscaler",
      metadata: metadata(context, scaling.name),
      spec: verticalSpec(scaling, target, main, others),
    },
    { parent },
  );
}

function createEventDriven(context: Context, target: ScaleTarget): void {
  const { parent, name, plan } = context;
  const scaling = plan.args.autoscaling?.eventDriven;
  if (scaling === undefined) return;
  const authentications = triggerAuthentications(plan.name, scaling).map(
    (one) =>
      new k8s.apiextensions.CustomResource(
        `${name}-trigger-authentication-${one.trigger}`,
        {
          apiVersion: "keda.sh/v1alpha1",
          kind: "TriggerAuthentication",
          metadata: metadata(context, one.name),
          spec: one.spec,
        },
        { parent },
      ),
  );
  new k8s.apiextensions.CustomResource(
    `${name}-scaled-object`,
    {
      apiVersion: "keda.sh/v1alpha1",
      kind: "ScaledObject",
      metadata: metadata(context, scaling.name),
      spec: scaledObjectSpec(plan.name, scaling, target),
    },
    { parent, dependsOn: authentications },
  );
}

export function createDisruptionBudget(context: Context): void {
  const { parent, name, plan } = context;
  const budget = disruptionBudget(context);
  if (budget === undefined) return;
  const { name: budgetName, unhealthyPodEvictionPolicy = "AlwaysAllow", ...limits } = budget;
  new k8s.policy.v1.PodDisruptionBudget(
    `${name}-disruption-budget`,
    {
      metadata: metadata(context, budgetName),
      spec: { selector: { matchLabels: { ...plan.selector } }, unhealthyPodEvictionPolicy, ...limits },
    },
    { parent },
  );
}

/** A single pod is better moved than kept: its budget would hold up every drain. */
function disruptionBudget({ plan: { args, replicas } }: Context): DisruptionBudget | undefined {
  if (args.disruption === "None") return undefined;
  if (args.disruption !== undefined) return args.disruption;
  return replicas !== undefined && replicas.min > 1 ? { maxUnavailable: 1 } : undefined;
}
