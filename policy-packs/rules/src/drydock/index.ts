/** Rules about the platform as a whole, which no cloud and no cluster is asked about. */
export { monthlyBudget } from "./cost/estimate/monthly-budget.ts";
