/** Health check of Route 53: asks from the internet, as callers do, whether this region answers. */
import type { EntranceSettings } from "@drydock/core/environment";
import * as aws from "@pulumi/aws";
import type { Installing } from "../installing.ts";
import { HEALTH_PATH } from "../istio/routes.ts";

/** Three answers in a row that fail or come right: 90 seconds from the loss to the change. */
const TIMES = { requestInterval: 30, failureThreshold: 3 } as const;

/**
 * The path where the entrance answers for itself; Kong has none for a host without a route, so that a connection counts.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
export function probeOf(kind: EntranceSettings["kind"]) {
  return kind === "kong"
    ? { type: "TCP", port: 443 }
    : { type: "HTTPS", port: 443, resourcePath: HEALTH_PATH, enableSni: true };
}

export function createHealthCheck(
  { parent, name, context }: Installing,
  fqdn: string,
): aws.route53.HealthCheck {
  return new aws.route53.HealthCheck(
    `${name}-health-check`,
    {
      fqdn,
      ...probeOf(context.settings.edge.entrance.kind),
      ...TIMES,
      tags: { Name: `${context.environment}-${context.region}` },
    },
    { parent },
  );
}
