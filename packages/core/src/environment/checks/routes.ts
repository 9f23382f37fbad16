/** Hosts that lead to apps, and objectives that measure them: a name that nobody has is an outage, or silence. */
import { appsOf } from "../../apps/index.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Finding } from "../problems/problem.ts";
import type { Environment } from "../schema.ts";
import type { Check } from "./check.ts";

const READS = ["apps", "agentPlatform"] as const;

/** Callers of such a host get errors from the entrance. */
export const hostApps: Check = {
  reads: [...READS, "edge.hosts"],
  find: (environment) =>
    Object.entries(environment.edge.hosts).flatMap(([host, { app }]): Finding[] => {
      const path = ["edge", "hosts", host, "app"];
      const known = appsOf(environment)[app];
      if (known === undefined) return [nobody(environment, path, app)];
      if (known.ports.some(({ name }) => name !== "metrics")) return [];
      return [
        {
          path,
          given: app,
          message: `serves nothing but metrics (got ${app})`,
          change: `add a port to ${app}, or name another app`,
        },
      ];
    }),
};

/** No request is ever counted, so the alert never fires. Services of tenants are in no file of the platform. */
export const objectiveServices: Check = {
  reads: [...READS, "observability.objectives", "delivery.argoCd.tenants"],
  find: (environment) => {
    const { apps, agentPlatform, observability, delivery } = environment;
    const all = appsOf({ apps, agentPlatform });
    return Object.entries(observability.objectives).flatMap(([name, { namespace, service }]): Finding[] => {
      if (Object.hasOwn(delivery.argoCd.tenants, namespace)) return [];
      const found = all[service];
      if (found === undefined) {
        return [nobody(environment, ["observability", "objectives", name, "service"], service)];
      }
      if (found.namespace === namespace) return [];
      return [
        {
          path: ["observability", "objectives", name, "namespace"],
          given: namespace,
          allowed: found.namespace,
          message: `must be the namespace of ${service} (got ${namespace}, it is in ${found.namespace})`,
          change: `write ${found.namespace}`,
        },
      ];
    });
  },
};

function nobody(
  environment: Pick<Environment, "apps" | "agentPlatform">,
  path: string[],
  name: string,
): Finding {
  const known = Object.keys(appsOf(environment));
  const guess = nearest(name, known);
  return {
    path,
    given: name,
    allowed: known.join(", "),
    message: `is no app of the environment (got ${name}${didYouMean(guess)})`,
    change: guess === undefined ? "name an app, or add it first" : `write ${guess}`,
  };
}
