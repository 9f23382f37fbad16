/** Readiness for production: questions, and answers with evidence. */
export { answer, type Answer, type Readiness, readinessOf, type Status } from "./answer.ts";
export { type Documents, documentsIn } from "./documents.ts";
export { type Line, LINES } from "./lines/index.ts";
export { FAILURES } from "./proofs/failures.ts";
export { runbooksNamed } from "./proofs/pages.ts";
export type { Evidence, Facts } from "./proof.ts";
