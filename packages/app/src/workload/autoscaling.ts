/** Autoscaling of an app, as the component takes it. */
import type { AppSettings } from "@drydock/core/environment";
import type { Autoscaling, HorizontalScaling } from "@drydock/hardened-workload";

type Settings = NonNullable<AppSettings["autoscaling"]>;

export function autoscalingArgs(settings: Settings | undefined): Autoscaling | undefined {
  if (settings === undefined) return undefined;
  const { horizontal, eventDriven, vertical } = settings;
  return {
    ...(horizontal ? { horizontal: horizontalArgs(horizontal) } : {}),
    ...(eventDriven ? { eventDriven } : {}),
    ...(vertical ? { vertical } : {}),
  };
}

function horizontalArgs({
  podMetrics = {},
  ...rest
}: NonNullable<Settings["horizontal"]>): HorizontalScaling {
  const metrics = Object.entries(podMetrics).map(([metric, averageValue]) => ({
    type: "Pods" as const,
    metric,
    averageValue,
  }));
  return { ...rest, ...(metrics.length > 0 ? { metrics } : {}) };
}
