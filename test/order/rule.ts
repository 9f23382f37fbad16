/** An order rule: who must come after whom, and the judgement of a plan by all rules. */
import type { PlanRecord } from "@drydock/core/plan-record";
import { type Order, orderOf } from "./graph.ts";
import { RULES } from "./rules/index.ts";
import { type World, worldOf } from "./world.ts";

interface Named {
  readonly urn: string;
}

/** One resource that must come after others. */
export interface Need {
  readonly subject: Named;
  /** What it comes after. Nothing at all is a violation: something that the subject cannot do without is not planned. */
  readonly after: readonly Named[];
  /** What is missing where `after` is empty. */
  readonly what: string;
}

export interface OrderRule {
  readonly id: string;
  /** What goes wrong otherwise, at creation or at deletion. */
  readonly why: string;
  readonly needs: (world: World) => readonly Need[];
}

export interface Violation {
  readonly rule: string;
  readonly subject: string;
  /** URN of what it does not wait for; in words where that is not planned. */
  readonly before: string;
}

export interface Judgement {
  /** Pairs that were looked at, by rule. */
  readonly pairs: Readonly<Record<string, number>>;
  readonly violations: readonly Violation[];
}

export function judge(record: PlanRecord): Judgement {
  const world = worldOf(record);
  const order = orderOf(record);
  const judged = RULES.map((rule) => ({ rule, needs: rule.needs(world) }));
  return {
    pairs: Object.fromEntries(
      judged.map(({ rule, needs }) => [rule.id, needs.reduce((sum, { after }) => sum + after.length, 0)]),
    ),
    violations: judged.flatMap(({ rule, needs }) => needs.flatMap((need) => broken(rule.id, need, order))),
  };
}

function broken(rule: string, { subject, after, what }: Need, order: Order): Violation[] {
  if (after.length === 0) return [{ rule, subject: subject.urn, before: `any ${what}: none is planned` }];
  return after
    .filter(({ urn }) => urn !== subject.urn && !order.isAfter(subject.urn, urn))
    .map(({ urn }) => ({ rule, subject: subject.urn, before: urn }));
}
