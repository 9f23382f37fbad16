/** What a change of a plan means. */
export { type BlastRadius, blastRadius, type JudgedChange } from "./blast/blast-radius.ts";
export type { Consequence } from "./blast/consequences.ts";
export { changedInputs, comparePlans, type InputChange, type ResourceChange } from "./compare.ts";
export { badness, type Effect, EFFECTS, effectText, type Verdict, worst } from "./effect.ts";
export { gateMet } from "./gate.ts";
export { type Gate, GATES } from "./gates.ts";
export { type Action, effectOf, type Judgement } from "./judge.ts";
export { blastJson } from "./json.ts";
export { type Replacement, replacement, replaces } from "./replacement.ts";
export { KNOWN_TYPES, rulesOf } from "./table/table.ts";
export type { ChangeRules } from "./table/rules.ts";
