/** Autoscaling of an app, as the component takes it. */
import type { AppSettings } from "@drydock/core/environment";
import type { Autoscaling, HorizontalScaling, Trigger } from "@drydock/hardened-workload";
import type { AppContext } from "../context.ts";

type Settings = NonNullable<AppSettings["autoscaling"]>;
type EventDriven = NonNullable<Settings["eventDriven"]>;
type Context = Pick<AppContext, "settings" | "upstream">;

export function autoscalingArgs(context: Context, settings: Settings | undefined): Autoscaling | undefined {
  if (settings === undefined) return undefined;
  const { horizontal, eventDriven, vertical } = settings;
  return {
    ...(horizontal ? { horizontal: horizontalArgs(horizontal) } : {}),
    ...(eventDriven
      ? {
          eventDriven: {
            ...eventDriven,
            triggers: eventDriven.triggers.map((trigger) => triggerArgs(context, trigger)),
          },
        }
      : {}),
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

/** Services of the data layer by its own addresses; PostgreSQL's is in the connection that the Secret holds. */
function triggerArgs({ settings, upstream }: Context, trigger: EventDriven["triggers"][number]): Trigger {
  if (trigger.type === "redis") {
    return {
      ...trigger,
      address: upstream.data.endpoints.apply((endpoints) => redisOf(endpoints)),
      enableTLS: settings.data.redis.kind !== "inCluster",
    };
  }
  if (trigger.type !== "postgresql") return trigger;
  const { database: _database, ...rest } = trigger;
  return rest;
}

function redisOf({ redis }: Readonly<Record<string, string>>): string {
  if (redis === undefined) throw new Error("data.redis: the data layer has not created it");
  return redis;
}
