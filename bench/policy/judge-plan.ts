/** In a process of its own: loads the pack and judges a plan once, cold, and prints what each took. */
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import type { PlanRecord } from "@drydock/core/plan-record";

const { resources } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as PlanRecord;
const start = performance.now();
const { judgeHardening } = await import("@drydock/hardening-pack/rules");
const loaded = performance.now();
const { evaluated } = judgeHardening(resources);
const judged = performance.now();
process.stdout.write(
  JSON.stringify({ loadSeconds: (loaded - start) / 1000, judgeSeconds: (judged - loaded) / 1000, evaluated }),
);
