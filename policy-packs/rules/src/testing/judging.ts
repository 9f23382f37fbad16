/** For specs of rules: what a rule says about a subject, and about the same subject with one value broken. */
import { groupKind, podsOf } from "../kubernetes/pods-of.ts";
import type {
  Finding,
  Inputs,
  JudgedResource,
  JudgedStack,
  KubernetesObject,
  ObjectRule,
  PodRule,
  ResourceRule,
  RuleSettings,
  StackFinding,
  StackRule,
} from "../rule.ts";
import { DEFAULT_SETTINGS } from "../settings.ts";

type Some = Partial<RuleSettings>;

/** Findings of `rule` about a resource of `type` with these inputs. */
export function judgingResource(
  rule: ResourceRule,
  type: string,
  inputs: Inputs,
  settings: Some = {},
): readonly Finding[] {
  if (!rule.types.includes(type)) throw new Error(`${rule.id} does not judge ${type}`);
  return rule.judge(resource(type, inputs), { ...DEFAULT_SETTINGS, ...settings });
}

/** Findings of `rule` about this object, as it would be written in a file. */
export function judgingObject(rule: ObjectRule, object: unknown, settings: Some = {}): readonly Finding[] {
  const kind = groupKind(object as KubernetesObject);
  if (!rule.kinds.some((one) => one === "*" || one === kind))
    throw new Error(`${rule.id} does not judge ${kind}`);
  return rule.judge(object as KubernetesObject, { ...DEFAULT_SETTINGS, ...settings });
}

/** Findings of `rule` about every pod that this object brings: give a Pod, a Deployment, … as written in a file. */
export function judgingPod(rule: PodRule, object: unknown, settings: Some = {}): readonly Finding[] {
  const pods = podsOf(object as KubernetesObject);
  if (pods.length === 0) throw new Error(`${groupKind(object as KubernetesObject)} brings no pod`);
  return pods.flatMap((pod) => rule.judge(pod, { ...DEFAULT_SETTINGS, ...settings }));
}

/** Findings of `rule` about all of these together. */
export function judgingStack(
  rule: StackRule,
  stack: Partial<JudgedStack>,
  settings: Some = {},
): readonly StackFinding[] {
  return rule.judge({ resources: [], objects: [], ...stack }, { ...DEFAULT_SETTINGS, ...settings });
}

/** A resource as a rule sees it. */
export function resource(type: string, inputs: Inputs, name = "subject"): JudgedResource {
  return { urn: `urn:pulumi:test::drydock-test::${type}::${name}`, type, name, inputs };
}

/**
 * A copy of `value` with what stands at `path` replaced; undefined removes it. Paths are those of findings:
 * spec.containers[0].image, metadata.labels["app.kubernetes.io/name"]. What is missing on the way is made.
 */
export function broken<T>(value: T, path: string, replacement: unknown): T {
  return replaced(value, steps(path), replacement) as T;
}

function replaced(
  value: unknown,
  [step, ...rest]: readonly (string | number)[],
  replacement: unknown,
): unknown {
  if (step === undefined) return replacement;
  if (typeof step === "number") {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    const item = replaced(items[step], rest, replacement);
    return item === undefined ? items.toSpliced(step, 1) : Object.assign([...items], { [step]: item });
  }
  const { [step]: before, ...others } = (value ?? {}) as Inputs;
  const after = replaced(before, rest, replacement);
  return after === undefined ? others : { ...others, [step]: after };
}

function steps(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(
    ([, index, quoted, plain]) => (index === undefined ? (quoted ?? plain ?? "") : Number(index)),
  );
}
