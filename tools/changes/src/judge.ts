/** What one change means: whether it replaces, the worst that it can do, and what refuses it. */
import type { PlannedResource } from "@drydock/core/plan-record";
import type { InputChange, ResourceChange } from "./compare.ts";
import { UNKNOWN, type Verdict, verdict, worst } from "./effect.ts";
import { relation } from "./path.ts";
import { replacement } from "./replacement.ts";
import { isGroup, rulesOf } from "./table/table.ts";

export type Action = "add" | "update" | "replace" | "delete";

export interface Judgement {
  readonly action: Action;
  /** Whether it is not certain that it comes to the action; an uncertain replacement is an update otherwise. */
  readonly mayAct: boolean;
  readonly effect: Verdict;
  /** Inputs that replace, or may; of a changed resource only. */
  readonly replacedBy: readonly string[];
  /** What refuses the deletion or replacement; undefined where nothing does. */
  readonly refusedBy?: string;
}

type Existing = Pick<PlannedResource, "type" | "options" | "inputs">;

/** What a change means. @param before the resource as it was; undefined where it is new. */
export function effectOf(change: ResourceChange, before?: Existing, after?: Existing): Judgement {
  if (change.change === "added") return added(change);
  if (change.change === "removed") return withRefusal(removed(change, before), before);
  const changed = withoutIgnored(change.inputs, after);
  const replacing = changed.map((input) => ({
    path: input.path,
    answer: answerOf(change.type, input, after),
  }));
  const certain = replacing.filter(({ answer }) => answer === "yes");
  const unsure = replacing.filter(({ answer }) => answer === "may");
  const update = updateEffect(
    change.type,
    changed.map(({ path }) => path),
  );
  if (certain.length + unsure.length === 0)
    return { action: "update", mayAct: false, effect: update, replacedBy: [] };
  const replaced = replacementEffect(change.type, after);
  const mayAct = certain.length === 0;
  const judged: Judgement = {
    action: "replace",
    mayAct,
    effect: mayAct ? worst([update, { ...replaced, may: true }]) : replaced,
    replacedBy: (mayAct ? unsure : certain).map(({ path }) => path),
  };
  return withRefusal(judged, before);
}

/** Inputs that the engine looks at: those that the program asks it to ignore do not count. */
export function withoutIgnored(inputs: readonly InputChange[], resource?: Existing): readonly InputChange[] {
  const ignored = resource?.options?.ignoreChanges ?? [];
  return inputs.filter(({ path }) => !ignored.some((one) => one === "*" || relation(path, one) === "below"));
}

/** The worst that changes in place of these inputs mean. */
export function updateEffect(type: string, paths: readonly string[]): Verdict {
  const rules = rulesOf(type);
  if (rules === undefined) return isGroup(type) ? verdict("none") : UNKNOWN;
  const listed = Object.entries(rules.updates ?? {});
  return worst(
    paths.map((path) => {
      const below = listed
        .filter(([one]) => relation(path, one) === "below")
        .sort(([a], [b]) => b.length - a.length)[0];
      if (below) return verdict(below[1]);
      const above = listed.filter(([one]) => relation(path, one) === "above");
      return worst([
        verdict(rules.update),
        ...above.map(([, written]) => ({ ...verdict(written), may: true })),
      ]);
    }),
  );
}

export function replacementEffect(type: string, resource?: Existing): Verdict {
  const rules = rulesOf(type);
  if (rules === undefined) return isGroup(type) ? verdict("none") : UNKNOWN;
  const gap = resource?.options?.deleteBeforeReplace === true ? [verdict("downtime?")] : [];
  return worst([verdict(rules.replacement), ...gap]);
}

function added({ type }: ResourceChange): Judgement {
  const rules = rulesOf(type);
  const known =
    rules === undefined ? (isGroup(type) ? verdict("none") : UNKNOWN) : verdict(rules.addition ?? "none");
  return { action: "add", mayAct: false, effect: known, replacedBy: [] };
}

function removed({ type }: ResourceChange, before?: Existing): Judgement {
  const rules = rulesOf(type);
  const known = rules === undefined ? (isGroup(type) ? verdict("none") : UNKNOWN) : verdict(rules.deletion);
  // It stays where it is, and only the engine forgets it.
  const effect = before?.options?.retainOnDelete === true ? verdict("none") : known;
  return { action: "delete", mayAct: false, effect, replacedBy: [] };
}

function answerOf(type: string, { path }: InputChange, resource?: Existing): "yes" | "may" | "no" {
  const asked = resource?.options?.replaceOnChanges ?? [];
  if (asked.some((one) => one === "*" || relation(path, one) === "below")) return "yes";
  return replacement(type, path);
}

function withRefusal(judged: Judgement, before?: Existing): Judgement {
  const refusedBy = refusal(before);
  return refusedBy === undefined ? judged : { ...judged, refusedBy };
}

/** The state still has the protection that the plan before had, whatever the program says now. */
function refusal(before?: Existing): string | undefined {
  if (before?.options?.protect === true) return "the engine refuses it, because the resource is protected";
  if (before?.inputs["deletionProtection"] === true)
    return "AWS refuses it, because the resource has deletion protection";
  return undefined;
}
