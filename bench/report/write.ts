/** Writes one report and prints how long each part took: run by run.ts as a process of its own. */
import { readFileSync, writeFileSync } from "node:fs";
import type { PlanRecord } from "@drydock/core/plan-record";

const [plan = "", out = "", cache = ""] = process.argv.slice(2);
const record = JSON.parse(readFileSync(plan, "utf8")) as PlanRecord;
const seconds = (from: number): number => (performance.now() - from) / 1000;

const start = performance.now();
const { prepareReport } = await import("@drydock/report");
const report = await prepareReport({ cache });
const prepareSeconds = seconds(start);

const then = performance.now();
writeFileSync(out, report(record));
process.stdout.write(JSON.stringify({ prepareSeconds, writeSeconds: seconds(then) }));
