/** Every container says how much it may take, or the pod does for all of them. Ephemeral containers cannot, and are not asked. */
import { POD_SPEC, STARTED_CONTAINERS } from "../../cel/pods.ts";
import { type ConstraintRule, NO_PARAMETERS, noCulprits } from "../rule.ts";

/** A quantity above zero: some digit of it, before the unit, is none. */
const POSITIVE = "^[+]?[0-9.]*[1-9]";
const hasLimit = (of: string, resource: string): string =>
  `has(${of}.resources) && has(${of}.resources.limits) && '${resource}' in ${of}.resources.limits && ` +
  `string(${of}.resources.limits['${resource}']).matches('${POSITIVE}')`;

function limits(kind: string, resource: string): ConstraintRule {
  return {
    kind,
    name: `${resource}-limits`,
    ...NO_PARAMETERS,
    variables: [
      POD_SPEC,
      STARTED_CONTAINERS,
      {
        name: "culprits",
        expression:
          `${hasLimit("variables.podSpec", resource)} ? [] : ` +
          `variables.startedContainers.filter(c, !(${hasLimit("c", resource)})).map(c, c.name)`,
      },
    ],
    validations: noCulprits(
      `has containers without a limit of ${resource}`,
      `set resources.limits.${resource}`,
    ),
  };
}

export const cpuLimits = limits("DrydockCpuLimits", "cpu");
export const memoryLimits = limits("DrydockMemoryLimits", "memory");
