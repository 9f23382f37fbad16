/** All checks of disruption, in the order of the record. */
import type { Check } from "../platform/check.ts";
import { drainNeverEnds } from "./chart-budgets.ts";
import { claimsOnSpot, updateTakesAll } from "./pools.ts";

export const DISRUPTION_CHECKS: readonly Check[] = [drainNeverEnds, updateTakesAll, claimsOnSpot];
