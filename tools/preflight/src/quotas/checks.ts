/** Checks of service quotas: what a plan uses against what the account has. */
import { quota } from "@drydock/core/catalogue";
import type { Check, Found } from "../platform/check.ts";
import type { Platform } from "../platform/platform.ts";
import { COMPUTE } from "./compute.ts";
import { IDENTITY } from "./identity.ts";
import type { Measure, Use } from "./measure.ts";
import { NETWORK } from "./network.ts";

const MEASURES: readonly Measure[] = [...COMPUTE, ...NETWORK, ...IDENTITY];

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function checkOf(measure: Measure): Check {
  const { source } = quota(measure.quota);
  return {
    id: `quotas/${capital(measure.quota)}`,
    explanation:
      "AWS refuses what goes beyond a quota: during the deployment, or on the day on which an autoscaler wants the next node.",
    source,
    find: (platform) =>
      measure.uses(platform).flatMap((use) => {
        const allowed = platform.quotas[measure.quota] ?? quota(measure.quota).default;
        return use.used > allowed ? [exceeded(measure, use, platform)] : [];
      }),
  };
}

/** A new account's quota is only a warning, because most accounts have more; what the environment states is meant. */
function exceeded({ quota: name, instead, environmentPath }: Measure, use: Use, platform: Platform): Found {
  const { what, default: standard, adjustable, code } = quota(name);
  const stated = platform.quotas[name];
  const whose = stated === undefined ? "a new account has" : "the environment states";
  const ask = code === undefined ? "ask AWS for more" : `ask AWS for more (${code})`;
  return {
    status: adjustable && stated === undefined ? "warn" : "fail",
    subject: use.subject,
    message: `uses ${use.used} ${what}, and ${adjustable ? whose : "AWS allows"} ${stated ?? standard}`,
    evidence: use.evidence,
    remediation: adjustable ? `${ask} and write it as quotas.${name}, or ${instead}` : instead,
    ...(environmentPath === undefined && !adjustable
      ? {}
      : { environmentPath: environmentPath ?? `quotas.${name}` }),
  };
}

const unlimitedPool: Check = {
  id: "quotas/UnlimitedPool",
  explanation:
    "A Karpenter pool without limits.cpu grows until the account's quota, or the bill, ends it: one wrong replica count is enough.",
  source: "https://karpenter.sh/docs/concepts/nodepools/#speclimits",
  find: ({ pools }) =>
    pools
      .filter(({ managed, cpuLimit }) => !managed && cpuLimit === undefined)
      .map(({ name, resource, environmentPath }) => ({
        status: "warn" as const,
        subject: resource,
        message: `NodePool ${name} has no limit of CPUs`,
        evidence: "spec.limits.cpu is not set",
        remediation: "set limits.cpu to what the pool may have at most",
        ...(environmentPath === undefined ? {} : { environmentPath: `${environmentPath}.limits` }),
      })),
};

export const QUOTA_CHECKS: readonly Check[] = [...MEASURES.map(checkOf), unlimitedPool];
