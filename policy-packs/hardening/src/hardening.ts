/** Which rules the pack holds, and how strictly. */
import { type PickedRule, RULES } from "@drydock/rules";
import { levelOf } from "./levels.ts";

/** Name of the pack, in the engine's output and in the plan record. */
export const PACK = "drydock-hardening";

export const HARDENING: readonly PickedRule[] = RULES.map((rule) => ({ rule, level: levelOf(rule.id) }));
