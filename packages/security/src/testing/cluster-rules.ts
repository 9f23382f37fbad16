/** For specs: the rules that Gatekeeper keeps in the cluster, and what the API server makes of them. */
export { refusalsOf } from "../cel/testing/evaluate.ts";
export { CONSTRAINT_RULES } from "../gatekeeper/rules/index.ts";
