/** drydock policy config: guardrails and exemptions in the form that the engine takes for a policy pack. */
import { loadEnvironmentFile } from "@drydock/core/environment";
import { HARDENING } from "@drydock/hardening-pack/rules";
import { loadPolicy } from "@drydock/planner/policy";
import { EXIT } from "../../exit-status.ts";
import { output } from "../../output.ts";

/** The engine hands each policy its own part: settings to all, exemptions to the rule that they are from. */
export async function config(name: string): Promise<number> {
  const { environment } = await loadEnvironmentFile(name);
  const { settings, exemptions = [] } = await loadPolicy(environment);
  const rules = HARDENING.map(({ rule }) => [
    rule.id,
    { ...settings, exemptions: exemptions.filter((exemption) => exemption.rule === rule.id) },
  ]);
  output.json({ ...Object.fromEntries(rules), "exemption-expired": { exemptions } });
  return EXIT.fine;
}
