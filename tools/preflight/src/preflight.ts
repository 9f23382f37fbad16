/** Adds the findings of every check to a plan record. */
import type { PlanRecord, PreflightCheck } from "@drydock/core/plan-record";
import { kubernetesFindings, type KubernetesCheckOptions } from "./kubernetes/check.ts";
import { platformFindings } from "./platform/findings.ts";

/** What checks read of a record; a plan of somebody else's program may have no layers. */
type CheckedRecord = Pick<PlanRecord, "resources" | "preflight"> &
  Partial<Pick<PlanRecord, "layers" | "quotas">>;

/** The record with what its checks found after the findings that it has already. */
export async function withPreflight<R extends CheckedRecord>(
  record: R,
  options: KubernetesCheckOptions = {},
): Promise<R> {
  const found = await kubernetesFindings(record, options);
  const refused = new Set(record.preflight.filter(isKubernetesRefusal).map(({ subject }) => subject));
  return {
    ...record,
    preflight: [
      ...record.preflight,
      ...found.filter((finding) => isNew(finding, refused)),
      ...platformFindings(record, options),
    ],
  };
}

/** The simulated API server refuses malformed names and unknown kinds too; once is enough. */
function isKubernetesRefusal({ id }: PreflightCheck): boolean {
  return id === "kubernetes/Invalid" || id === "kubernetes/NotFound";
}

function isNew({ id, subject }: PreflightCheck, refused: ReadonlySet<string>): boolean {
  return !(refused.has(subject) && (id === "names/Syntax" || id === "schema/NotServed"));
}
