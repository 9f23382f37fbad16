/** Spec of the HorizontalPodAutoscaler. */
import type { types } from "@pulumi/kubernetes";
import type { Behavior, HorizontalScaling, Metric, ScalingRules } from "../args/autoscaling.ts";

type MetricSpec = types.input.autoscaling.v2.MetricSpec;

const CPU = 70;

const SCALE_DOWN: ScalingRules = {
  stabilizationWindowSeconds: 300,
  policies: [
    { type: "Percent", value: 50, periodSeconds: 60 },
    { type: "Pods", value: 2, periodSeconds: 60 },
  ],
  selectPolicy: "Min",
};

const SCALE_UP: ScalingRules = {
  stabilizationWindowSeconds: 0,
  policies: [
    { type: "Percent", value: 100, periodSeconds: 60 },
    { type: "Pods", value: 4, periodSeconds: 60 },
  ],
  selectPolicy: "Max",
};

/** CPU utilization that is aimed at; undefined when only other metrics count. */
export function horizontalCpu({
  cpuUtilization,
  memoryUtilization,
  metrics = [],
}: HorizontalScaling): number | undefined {
  const others = memoryUtilization !== undefined || metrics.length > 0;
  return cpuUtilization ?? (others ? undefined : CPU);
}

export function horizontalSpec(
  scaling: HorizontalScaling,
  scaleTargetRef: types.input.autoscaling.v2.CrossVersionObjectReference,
): types.input.autoscaling.v2.HorizontalPodAutoscalerSpec {
  const { minReplicas, maxReplicas, memoryUtilization, metrics = [] } = scaling;
  return {
    scaleTargetRef,
    minReplicas,
    maxReplicas,
    metrics: [
      ...utilization("cpu", horizontalCpu(scaling)),
      ...utilization("memory", memoryUtilization),
      ...metrics.map(metricSpec),
    ],
    behavior: behavior(scaling.behavior),
  };
}

export function behavior({
  scaleUp,
  scaleDown,
}: Behavior = {}): types.input.autoscaling.v2.HorizontalPodAutoscalerBehavior {
  return { scaleDown: rules(SCALE_DOWN, scaleDown), scaleUp: rules(SCALE_UP, scaleUp) };
}

function rules(
  byDefault: ScalingRules,
  given: ScalingRules = {},
): types.input.autoscaling.v2.HPAScalingRules {
  const { policies = [], ...rest } = { ...byDefault, ...given };
  return { ...rest, policies: policies.map((policy) => ({ ...policy })) };
}

function utilization(name: "cpu" | "memory", averageUtilization: number | undefined): MetricSpec[] {
  if (averageUtilization === undefined) return [];
  return [{ type: "Resource", resource: { name, target: { type: "Utilization", averageUtilization } } }];
}

function metricSpec(metric: Metric): MetricSpec {
  const identifier = {
    name: metric.metric,
    ...(metric.matchLabels ? { selector: { matchLabels: { ...metric.matchLabels } } } : {}),
  };
  switch (metric.type) {
    case "External":
      return { type: "External", external: { metric: identifier, target: target(metric) } };
    case "Pods":
      return { type: "Pods", pods: { metric: identifier, target: target(metric) } };
    case "Object":
      return {
        type: "Object",
        object: { metric: identifier, describedObject: { ...metric.object }, target: target(metric) },
      };
  }
}

function target({ averageValue, value }: { readonly averageValue?: string; readonly value?: string }) {
  return averageValue === undefined ? { type: "Value", value } : { type: "AverageValue", averageValue };
}
