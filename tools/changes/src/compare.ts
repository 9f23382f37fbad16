/** What differs between two plans. */
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";

/** One input that differs; `before` or `after` is undefined where only the other plan has it. */
export interface InputChange {
  /** Property path: scalingConfig.maxSize. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface ResourceChange {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly layer: string;
  readonly change: "added" | "removed" | "changed";
  /** Empty unless the resource changed. */
  readonly inputs: readonly InputChange[];
}

type Resources = Pick<PlanRecord, "resources">;

/** Changes from one plan to another, in the order of the new plan, then what was removed. */
export function comparePlans(before: Resources, after: Resources): ResourceChange[] {
  const old = new Map(before.resources.map((resource) => [resource.urn, resource]));
  const current = new Set(after.resources.map((resource) => resource.urn));
  const present = after.resources.flatMap((resource): ResourceChange[] => {
    const was = old.get(resource.urn);
    if (!was) return [change(resource, "added")];
    const inputs = changedInputs(was.inputs, resource.inputs);
    return inputs.length > 0 ? [{ ...change(resource, "changed"), inputs }] : [];
  });
  const removed = before.resources.filter(({ urn }) => !current.has(urn)).map((r) => change(r, "removed"));
  return [...present, ...removed];
}

function change({ urn, type, name, layer }: PlannedResource, kind: ResourceChange["change"]): ResourceChange {
  return { urn, type, name, layer, change: kind, inputs: [] };
}

/** Leaves that differ; a value that is a map on one side only counts as one leaf. */
export function changedInputs(before: unknown, after: unknown, path = ""): InputChange[] {
  if (isMap(before) && isMap(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) =>
      changedInputs(before[key], after[key], path === "" ? key : `${path}.${key}`),
    );
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, i) => changedInputs(item, after[i], `${path}[${i}]`));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
}

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
