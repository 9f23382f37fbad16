/** Reads, judges and sums up: everything that the reports of a check print. */
import { type Exemption, type ExemptionFinding, Exemptions, Judge, judgeAll } from "@drydock/rules";
import type { JudgedSubject, PickedRule, RuleSettings } from "@drydock/rules";
import { documentsOf } from "./documents.ts";
import { entriesOf, type Entry } from "./entries.ts";
import { type Problem, readSources } from "./sources.ts";

export interface JudgedEntry {
  readonly entry: Entry;
  readonly judged: JudgedSubject;
}

export interface Checked {
  readonly picked: readonly PickedRule[];
  readonly entries: readonly JudgedEntry[];
  /** Exemptions that have ended, or cover nothing. */
  readonly exemptions: readonly ExemptionFinding[];
  readonly problems: readonly Problem[];
}

export interface Criteria {
  readonly picked: readonly PickedRule[];
  readonly settings: RuleSettings;
  readonly exemptions: readonly Exemption[];
  /** YYYY-MM-DD. */
  readonly today: string;
}

export async function judgeSources(paths: readonly string[], criteria: Criteria): Promise<Checked> {
  const { entries, problems } = await readEntries(paths);
  const exemptions = new Exemptions(criteria.exemptions, criteria.today);
  const judge = new Judge(criteria.picked, criteria.settings);
  const { subjects } = judgeAll(
    judge,
    entries.map(({ subject }) => subject),
    exemptions,
  );
  return {
    picked: criteria.picked,
    entries: entries.map((entry, i) => ({ entry, judged: subjects[i]! })),
    exemptions: [...exemptions.expired(), ...exemptions.unused()],
    problems,
  };
}

/** A verdict is as the exit status counts: what only warns fails nothing. */
export function fails({ verdicts }: JudgedSubject): boolean {
  return verdicts.some(({ level }) => level === "mandatory");
}

async function readEntries(paths: readonly string[]): Promise<{ entries: Entry[]; problems: Problem[] }> {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const before = entries.length + problems.length;
    for await (const source of readSources([path])) {
      if ("message" in source) {
        problems.push(source);
        continue;
      }
      for (const document of documentsOf(source)) {
        for (const one of "message" in document ? [document] : entriesOf(document)) {
          if ("message" in one) problems.push(one);
          else entries.push(one);
        }
      }
    }
    // Silence must not look like a pass.
    if (entries.length + problems.length === before)
      problems.push({ file: path, message: "holds nothing that can be judged" });
  }
  return { entries, problems };
}
