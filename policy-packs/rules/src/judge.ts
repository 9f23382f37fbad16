/** Holds picked rules against one subject after the other: the same for the engine, a plan and plain documents. */
import { objectsOfResource } from "./kubernetes/objects-of.ts";
import { groupKind, podsOf } from "./kubernetes/pods-of.ts";
import type {
  Finding,
  JudgedPod,
  JudgedResource,
  JudgedStack,
  KubernetesObject,
  Level,
  ObjectRule,
  PodRule,
  ResourceRule,
  Rule,
  RuleSettings,
  StackFinding,
  StackRule,
} from "./rule.ts";
import { guarded, NOT_KNOWN, UnknownValue } from "./unknown.ts";

/** A rule with the level at which a pack enforces it. */
export interface PickedRule<R extends Rule = Rule> {
  readonly rule: R;
  readonly level: Level;
}

/** One thing that is wrong, or cannot be known yet, and the rule that says so. */
export interface Verdict<F extends Finding = Finding> {
  readonly rule: Rule;
  readonly level: Level;
  readonly finding: F;
}

/** What a judge said about one subject. */
export interface Judgement {
  /** Rules that were held against it: one for each rule and each object or pod that it brings. */
  readonly evaluated: number;
  readonly verdicts: readonly Verdict[];
}

const NOTHING_JUDGED: Judgement = { evaluated: 0, verdicts: [] };

/** Rules are looked up by type and kind, so that each subject costs what the rules about it cost. */
export class Judge {
  readonly #byType = new Map<string, PickedRule<ResourceRule>[]>();
  readonly #byKind = new Map<string, readonly PickedRule<ObjectRule>[]>();
  readonly #objectRules: readonly PickedRule<ObjectRule>[];
  readonly #podRules: readonly PickedRule<PodRule>[];
  readonly #stackRules: readonly PickedRule<StackRule>[];
  readonly #settings: RuleSettings;

  constructor(picked: readonly PickedRule[], settings: RuleSettings) {
    this.#settings = settings;
    this.#objectRules = ofSubject(picked, "object");
    this.#podRules = ofSubject(picked, "pod");
    this.#stackRules = ofSubject(picked, "stack");
    for (const pick of ofSubject<ResourceRule>(picked, "resource"))
      for (const type of pick.rule.types) this.#byType.set(type, [...(this.#byType.get(type) ?? []), pick]);
  }

  /** A resource by the rules of its type, and the Kubernetes objects that it creates by theirs. */
  resource(judged: JudgedResource): Judgement {
    const rules = this.#byType.get(judged.type) ?? [];
    if (rules.length === 0 && !judged.type.startsWith("kubernetes:")) return NOTHING_JUDGED;
    const resource = guardedResource(judged);
    const own = rules.flatMap((pick) => attempt(pick, () => pick.rule.judge(resource, this.#settings)));
    const created = orUnknown(() => objectsOfResource(resource));
    if (created instanceof UnknownValue) {
      // Which rules apply is not known either: every one that may is reported.
      const rest = [...this.#objectRules, ...this.#podRules];
      const verdicts = rest.map((pick) => notKnown(pick, created));
      return { evaluated: rules.length + rest.length, verdicts: [...own, ...verdicts] };
    }
    const objects = created.map(({ object, at }) => this.object(object, at));
    return {
      evaluated: rules.length + objects.reduce((sum, { evaluated }) => sum + evaluated, 0),
      verdicts: [...own, ...objects.flatMap(({ verdicts }) => verdicts)],
    };
  }

  /** @param at where the object stands in what it was read from: items[0] for one of a List. */
  object(object: KubernetesObject, at = ""): Judgement {
    const rules = this.#ofKind(groupKind(object));
    const pods = this.#podRules.length === 0 ? [] : orUnknown(() => podsOf(object));
    const own = rules.flatMap((pick) => attempt(pick, () => pick.rule.judge(object, this.#settings)));
    const ofPods =
      pods instanceof UnknownValue
        ? this.#podRules.map((pick) => notKnown(pick, pods))
        : pods.flatMap((pod) => this.#pod(pod));
    const verdicts = [...own, ...ofPods];
    return {
      evaluated: rules.length + (pods instanceof UnknownValue ? 1 : pods.length) * this.#podRules.length,
      verdicts: at === "" ? verdicts : verdicts.map((verdict) => below(at, verdict)),
    };
  }

  get judgesStacks(): boolean {
    return this.#stackRules.length > 0;
  }

  /** What only shows in everything together. Give it guarded resources. */
  stack(stack: JudgedStack): { evaluated: number; verdicts: readonly Verdict<StackFinding>[] } {
    const verdicts = this.#stackRules.flatMap((pick): readonly Verdict<StackFinding>[] => {
      const findings = orUnknown(() => pick.rule.judge(stack, this.#settings));
      if (!(findings instanceof UnknownValue)) return findings.map((finding) => ({ ...pick, finding }));
      const { rule, level, finding } = notKnown(pick, findings);
      return [{ rule, level, finding: { ...finding, subject: findings.owner as JudgedResource } }];
    });
    return { evaluated: this.#stackRules.length, verdicts };
  }

  #pod(pod: JudgedPod): readonly Verdict[] {
    return this.#podRules.flatMap((pick) => attempt(pick, () => pick.rule.judge(pod, this.#settings)));
  }

  #ofKind(kind: string): readonly PickedRule<ObjectRule>[] {
    let rules = this.#byKind.get(kind);
    if (rules === undefined) {
      rules = this.#objectRules.filter(({ rule }) => rule.kinds.includes("*") || rule.kinds.includes(kind));
      this.#byKind.set(kind, rules);
    }
    return rules;
  }
}

/** The same resource; judgements of it stop at what is not known yet. */
export function guardedResource(resource: JudgedResource): JudgedResource {
  const inputs = guarded(resource.inputs, resource);
  return inputs === resource.inputs ? resource : { ...resource, inputs };
}

function ofSubject<R extends Rule>(picked: readonly PickedRule[], subject: R["subject"]): PickedRule<R>[] {
  return picked.filter((pick): pick is PickedRule<R> => pick.rule.subject === subject);
}

function attempt(pick: PickedRule, judge: () => readonly Finding[]): readonly Verdict[] {
  const findings = orUnknown(judge);
  if (findings instanceof UnknownValue) return [notKnown(pick, findings)];
  return findings.map((finding) => ({ ...pick, finding }));
}

function orUnknown<T>(work: () => T): T | UnknownValue {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnknownValue) return error;
    throw error;
  }
}

/** Not a violation yet, so it stops nothing; not a pass either. */
function notKnown({ rule }: PickedRule, { path }: UnknownValue): Verdict {
  return { rule, level: "advisory", finding: { path, message: NOT_KNOWN } };
}

function below(at: string, { finding, ...rest }: Verdict): Verdict {
  const { path, message } = finding;
  const whole = path === "" ? at : path.startsWith("[") ? at + path : `${at}.${path}`;
  return { ...rest, finding: { path: whole, message } };
}
