/** Every question, by area. */
import { ACCESS } from "./access.ts";
import { DATA } from "./data.ts";
import { DELIVERY } from "./delivery.ts";
import { EDGE } from "./edge.ts";
import type { Line } from "./line.ts";
import { OBSERVABILITY } from "./observability.ts";
import { PEOPLE } from "./people.ts";
import { SECURITY } from "./security.ts";
import { WORKLOADS } from "./workloads.ts";

export type { Line } from "./line.ts";

export const LINES: readonly Line[] = [
  ...ACCESS,
  ...SECURITY,
  ...WORKLOADS,
  ...EDGE,
  ...OBSERVABILITY,
  ...DATA,
  ...DELIVERY,
  ...PEOPLE,
];
