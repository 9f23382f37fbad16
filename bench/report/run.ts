/**
 * Measures the report: writing it, with and without a kept bundle, and a plan of 5,000 resources in a browser. Run:
 * npm run bench:report. Writes results.json beside this file. The browser is named by CHROMIUM, or found on the path.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, release, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlanRecord } from "@drydock/core/plan-record";
import { largeRecord } from "@drydock/report/testing";
import { inBrowser } from "./in-browser.ts";

const RUNS = 5;
const SIZES = [1, 5_000, 20_000] as const;

const root = fileURLToPath(new URL("../..", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "drydock-bench-report-"));
const least = (values: readonly number[]): number => Number(Math.min(...values).toFixed(3));

function plannedProd(): PlanRecord {
  const cli = join(root, "tools/cli/bin/drydock.js");
  spawnSync(process.execPath, [cli, "plan", "prod", "--out", join(place, "plan")], { cwd: root });
  return JSON.parse(readFileSync(join(place, "plan", "plan.json"), "utf8")) as PlanRecord;
}

/** In processes of their own, which have nothing loaded. */
function writing(cache: string): { prepareSeconds: number; writeSeconds: number } {
  const script = fileURLToPath(new URL("./write.ts", import.meta.url));
  const args = [script, join(place, "plan", "plan.json"), join(place, "report.html"), cache];
  const { stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(stdout) as { prepareSeconds: number; writeSeconds: number };
}

const prod = plannedProd();
const colds = Array.from({ length: RUNS }, (_, i) => writing(join(place, `cache-${i}`)));
const warms = Array.from({ length: RUNS }, () => writing(join(place, "cache-0")));
const pages = [];
for (const size of SIZES) {
  const record = size === 1 ? prod : largeRecord(prod, size);
  pages.push(await inBrowser(record, join(place, `report-${size}.html`), RUNS));
}
const [cpu] = cpus();
const results = {
  machine: {
    node: process.version,
    cpu: cpu?.model,
    cpus: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: release(),
  },
  write: {
    resources: prod.resources.length,
    megabytes: Number((statSync(join(place, "report.html")).size / 1e6).toFixed(2)),
    withoutKeptBundle: {
      prepareSeconds: least(colds.map(({ prepareSeconds }) => prepareSeconds)),
      writeSeconds: least(colds.map(({ writeSeconds }) => writeSeconds)),
    },
    withKeptBundle: {
      prepareSeconds: least(warms.map(({ prepareSeconds }) => prepareSeconds)),
      writeSeconds: least(warms.map(({ writeSeconds }) => writeSeconds)),
    },
  },
  pages,
};
writeFileSync(new URL("./results.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
rmSync(place, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
