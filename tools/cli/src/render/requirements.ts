/** How much of what the platform has to provide is in the plan: one line. */
import type { Coverage } from "@drydock/planner";
import { style } from "./style.ts";

export function renderRequirements({ covered, missing, beyond }: Coverage): string {
  const rows = covered.length + missing.length;
  const absent = missing.length === 0 ? "" : `; not in it: ${missing.map(({ id }) => id).join(", ")}`;
  const rest = beyond.length === 0 ? "" : ` (${beyond.length} more are not for a plan to show)`;
  return `${style.bold("Requirements")}  ${covered.length} of ${rows} rows in this plan${absent}${rest}`;
}
