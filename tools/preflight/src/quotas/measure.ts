/** What a plan uses of a quota, and how that is found. */
import type { PlannedResource } from "@drydock/core/plan-record";
import type { Platform } from "../platform/platform.ts";

/** Use of a quota by one of what it is counted for: the region, a VPC, a role. */
export interface Use {
  readonly subject: PlannedResource;
  readonly used: number;
  /** The addends, as people read them. */
  readonly evidence: string;
}

export interface Measure {
  /** Name of the quota in the catalogue. */
  readonly quota: string;
  /** What to do where AWS raises no quota, or nobody wants to ask. */
  readonly instead: string;
  readonly environmentPath?: string;
  readonly uses: (platform: Platform) => readonly Use[];
}

/** Everything of one type in the region together. */
export function inRegion(resources: readonly PlannedResource[], unit: string): Use[] {
  const [subject] = resources;
  return subject ? [{ subject, used: resources.length, evidence: `${resources.length} ${unit}` }] : [];
}

/** One use for each value of a key; resources without one are left out. */
export function perKey(
  resources: readonly PlannedResource[],
  key: (resource: PlannedResource) => string | undefined,
  unit: string,
): Use[] {
  const groups = Map.groupBy(
    resources.filter((resource) => key(resource) !== undefined),
    (resource) => key(resource) ?? "",
  );
  return [...groups].flatMap(([name, members]) =>
    members[0]
      ? [{ subject: members[0], used: members.length, evidence: `${members.length} ${unit} of ${name}` }]
      : [],
  );
}
