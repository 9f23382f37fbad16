/** Sets of rules that a check can be held to. */
import { BASELINE, type PickedRule, RESTRICTED_PROFILE, type Rule } from "@drydock/rules";
import { HARDENING } from "./hardening.ts";

const mandatory = (rules: readonly Rule[]): readonly PickedRule[] =>
  rules.map((rule) => ({ rule, level: "mandatory" }));

/** The first two are the Pod Security Standards and nothing else; the last is all that the pack enforces. */
export const PROFILES = {
  baseline: mandatory(BASELINE),
  restricted: mandatory(RESTRICTED_PROFILE),
  platform: HARDENING,
} as const satisfies Readonly<Record<string, readonly PickedRule[]>>;

export type Profile = keyof typeof PROFILES;

export const PROFILE_NAMES = Object.keys(PROFILES) as readonly Profile[];
