/** Adds the findings of every check to a plan record. */
import type { PlanRecord, PreflightCheck } from "@drydock/core/plan-record";
import { kubernetesFindings, type KubernetesCheckOptions } from "./kubernetes/check.ts";
import { capacityOf, scheduled } from "./capacity/capacity.ts";
import { findingsIn } from "./platform/findings.ts";
import { type Platform, platformOf } from "./platform/platform.ts";
import { networkOf } from "./reachability/network.ts";

/** What checks read of a record; a plan of somebody else's program may have no layers. */
type CheckedRecord = Pick<PlanRecord, "resources" | "preflight"> &
  Partial<Pick<PlanRecord, "layers" | "quotas" | "flows" | "capacity" | "network">>;

/** The record with what its checks found after the findings that it has already. */
export async function withPreflight<R extends CheckedRecord>(
  record: R,
  options: KubernetesCheckOptions = {},
): Promise<R> {
  const found = await kubernetesFindings(record, options);
  const platform = platformOf(record);
  const refused = new Set(record.preflight.filter(isKubernetesRefusal).map(({ subject }) => subject));
  return {
    ...record,
    preflight: [
      ...record.preflight,
      ...found.filter((finding) => isNew(finding, refused)),
      ...findingsIn(platform, options),
    ],
    ...sections(platform, options),
  };
}

/** Of a part of the platform too little is known to say what holds its pods, and who may call them. */
function sections(
  platform: Platform,
  { whole = true }: KubernetesCheckOptions,
): Pick<CheckedRecord, "capacity" | "network"> {
  const plan = whole ? scheduled(platform) : undefined;
  const network = whole ? networkOf(platform) : undefined;
  return { ...(plan ? { capacity: capacityOf(plan) } : {}), ...(network ? { network } : {}) };
}

/** The simulated API server refuses malformed names and unknown kinds too; once is enough. */
function isKubernetesRefusal({ id }: PreflightCheck): boolean {
  return id === "kubernetes/Invalid" || id === "kubernetes/NotFound";
}

function isNew({ id, subject }: PreflightCheck, refused: ReadonlySet<string>): boolean {
  return !(refused.has(subject) && (id === "names/Syntax" || id === "schema/NotServed"));
}
