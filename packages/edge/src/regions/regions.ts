/** How callers find the region that serves them. EDG-04. */
import type { RegionSettings } from "@drydock/core/environment";
import type { Installing } from "../installing.ts";
import { createAccelerated } from "./accelerator.ts";
import { createHealthCheck } from "./health-check.ts";
import { failoverAnnotations, type Records } from "./records.ts";

export function createRegions(installing: Installing): Records {
  const { regions } = installing.context.settings.edge;
  switch (regions.kind) {
    case "none":
      return { shared: {}, own: {}, failover: {} };
    case "route53Failover":
      return createFailover(installing, regions);
    case "globalAccelerator":
      return createAccelerated(installing, regions);
  }
}

/** Each region writes its own half of the records, so that neither must know the other. */
function createFailover(
  installing: Installing,
  { role, ownHost }: Extract<RegionSettings, { kind: "route53Failover" }>,
): Records {
  const { environment, region } = installing.context;
  const healthCheckId = createHealthCheck(installing, ownHost).id;
  return {
    shared: failoverAnnotations(`${environment}-${region}`, role, healthCheckId),
    own: {},
    failover: { healthCheckId },
  };
}
