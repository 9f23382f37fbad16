/** drydock policy check: which rules do these objects and resources break? */
import { loadExemptionsFile, loadGuardrailsFile } from "@drydock/core/environment";
import { type Profile, PROFILES } from "@drydock/hardening-pack/rules";
import { presentDay } from "@drydock/rules";
import { settingsOf } from "@drydock/planner/policy";
import { EXIT } from "../../exit-status.ts";
import { output } from "../../output.ts";
import { type Checked, fails, judgeSources } from "./judge-sources.ts";
import { jsonReport } from "./report/json.ts";
import { junitReport } from "./report/junit.ts";
import { sarifReport } from "./report/sarif.ts";
import { problemLine, textReport } from "./report/text.ts";

export interface CheckOptions {
  readonly profile: Profile;
  readonly format: "text" | "json" | "sarif" | "junit";
  /** File of exemptions. */
  readonly exemptions?: string;
  /** File of guardrails; without it, rules that need an organization's lists allow everything. */
  readonly guardrails?: string;
}

const REPORTS: Readonly<Record<CheckOptions["format"], (checked: Checked) => void>> = {
  text: (checked) => output.text(textReport(checked)),
  json: (checked) => output.json(jsonReport(checked)),
  sarif: (checked) => output.json(sarifReport(checked)),
  junit: (checked) => output.text(junitReport(checked)),
};

/** @throws EnvironmentError when the exemptions or the guardrails are not right. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const { profile, format, exemptions, guardrails } = options;
  const checked = await judgeSources(paths, {
    picked: PROFILES[profile],
    settings: settingsOf(guardrails === undefined ? undefined : await loadGuardrailsFile(guardrails)),
    exemptions: exemptions === undefined ? [] : await loadExemptionsFile(exemptions),
    today: presentDay(),
  });
  for (const problem of checked.problems) output.error(`${problemLine(problem)}\n`);
  REPORTS[format](checked);
  if (checked.problems.length > 0) return EXIT.usage;
  const found = checked.exemptions.length > 0 || checked.entries.some(({ judged }) => fails(judged));
  return found ? EXIT.findings : EXIT.fine;
}
