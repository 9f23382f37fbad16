/** Packs for the engine: this project's own, and those that others build from the same rules. */
import type { PickedRule } from "@drydock/rules";
import type { Policies } from "@pulumi/policy";
import type { PackDefaults } from "./config.ts";
import { HARDENING } from "./hardening.ts";
import { asPolicy, exemptionsPolicy } from "./policy.ts";

export * from "./in-process.ts";
export type { PackDefaults } from "./config.ts";

/**
 * Policies for a PolicyPack.
 *
 * @param picked rules and levels. Default: all that this project enforces.
 * @param defaults settings and exemptions that hold where the engine's pack configuration gives none.
 */
export function policiesOf(picked: readonly PickedRule[] = HARDENING, defaults: PackDefaults = {}): Policies {
  return [...picked.map((pick) => asPolicy(pick, defaults)), exemptionsPolicy(defaults)];
}
