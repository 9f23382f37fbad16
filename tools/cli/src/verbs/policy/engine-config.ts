/** Guardrails and exemptions in the form that the engine hands to the pack: each policy its own part. */
import type { Environment } from "@drydock/core/environment";
import { HARDENING } from "@drydock/hardening-pack/rules";
import { loadPolicy } from "@drydock/planner/policy";

/** Settings go to all, an exemption to the rule that it is from. */
export async function engineConfig(environment: Environment): Promise<Readonly<Record<string, unknown>>> {
  const { settings, exemptions = [] } = await loadPolicy(environment);
  const rules = HARDENING.map(({ rule }): [string, unknown] => [
    rule.id,
    { ...settings, exemptions: exemptions.filter((exemption) => exemption.rule === rule.id) },
  ]);
  return Object.fromEntries([...rules, ["exemption-expired", { exemptions }]]);
}
