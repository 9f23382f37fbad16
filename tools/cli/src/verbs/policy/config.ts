/** drydock policy config: guardrails and exemptions in the form that the engine takes for a policy pack. */
import { loadEnvironmentFile } from "@drydock/core/environment";
import { EXIT } from "../../exit-status.ts";
import { output } from "../../output.ts";
import { engineConfig } from "./engine-config.ts";

export async function config(name: string): Promise<number> {
  const { environment } = await loadEnvironmentFile(name);
  output.json(await engineConfig(environment));
  return EXIT.fine;
}
