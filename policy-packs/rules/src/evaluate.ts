/** Judges resources in process: the same rules as in the pack that the engine loads, without the engine. */
import type { PolicyViolation } from "@drydock/core/plan-record";
import { frameworkLabel, type JudgedResource, type Level, type Rule } from "./rule.ts";

/** A rule with the level at which a pack enforces it. */
export interface PickedRule {
  readonly rule: Rule;
  readonly level: Level;
}

export interface Evaluation {
  /** Judgements made: one for each resource and each rule that judges its type. */
  readonly evaluated: number;
  /** In the order of the resources, then of the rules. */
  readonly violations: readonly PolicyViolation[];
}

/** `environmentPath` is left null: only who planned the resources knows which line of the environment they come from. */
export function evaluate(
  pack: string,
  picked: readonly PickedRule[],
  resources: readonly JudgedResource[],
): Evaluation {
  const judgements = resources.flatMap((resource) =>
    picked.filter(({ rule }) => rule.types.includes(resource.type)).map((pick) => ({ resource, ...pick })),
  );
  return {
    evaluated: judgements.length,
    violations: judgements.flatMap(({ resource, rule, level }) =>
      rule.judge(resource).map((message) => violation(pack, rule, level, resource, message)),
    ),
  };
}

function violation(
  pack: string,
  rule: Rule,
  level: Level,
  resource: JudgedResource,
  message: string,
): PolicyViolation {
  return {
    policy: rule.id,
    pack,
    level,
    severity: rule.severity,
    urn: resource.urn,
    message,
    remediation: rule.remediation,
    environmentPath: null,
    frameworks: rule.frameworks.map(frameworkLabel),
  };
}
