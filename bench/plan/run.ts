/**
 * Measures `drydock plan prod`: wall time from process start to exit, and peak resident memory, as shipped, with 10 and
 * 100 times as many node pools, and with 100 and 1,000 tenants. Run: npm run bench. Writes results.json beside this file.
 * BENCH_RUNS=1 is a quick look.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Size, workplace } from "./workplace.ts";

const RUNS = Number(process.env["BENCH_RUNS"] ?? 7);
const SIZES: readonly Size[] = [
  { pools: 1 },
  { pools: 10 },
  { pools: 100 },
  { pools: 1, tenants: 100 },
  { pools: 1, tenants: 1000 },
];

const root = fileURLToPath(new URL("../..", import.meta.url));
const drydock = join(root, "tools/cli/bin/drydock.js");
const memoryHook = fileURLToPath(new URL("./report-memory.ts", import.meta.url));

interface Run {
  readonly seconds: number;
  readonly mebibytes: number;
}

/** 0 without and 1 with findings: more nodes than the account's quotas allow are measured all the same. */
const PLANNED = [0, 1];

function planOnce(directory: string, compileCache: string): Run {
  const memoryFile = join(directory, "memory");
  const start = process.hrtime.bigint();
  const result = spawnSync(process.execPath, ["--import", memoryHook, drydock, "plan", "prod"], {
    cwd: directory,
    encoding: "utf8",
    env: { ...process.env, DRYDOCK_BENCH_MEMORY: memoryFile, NODE_COMPILE_CACHE: compileCache },
    maxBuffer: 2 ** 28,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (!PLANNED.includes(result.status ?? -1))
    throw new Error(`drydock plan ended with ${result.status}:\n${result.stdout}${result.stderr}`);
  return { seconds, mebibytes: Number(readFileSync(memoryFile, "utf8")) / 1024 };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function summary(runs: readonly Run[]): Record<string, Record<string, number>> {
  const of = (pick: (run: Run) => number, digits: number): Record<string, number> => {
    const values = runs.map(pick);
    const rounded = (value: number): number => Number(value.toFixed(digits));
    return {
      min: rounded(Math.min(...values)),
      median: rounded(median(values)),
      max: rounded(Math.max(...values)),
    };
  };
  return { seconds: of((run) => run.seconds, 2), peakMebibytes: of((run) => run.mebibytes, 0) };
}

function measure(size: Size): object {
  const directory = workplace(size);
  try {
    const shared = join(directory, "compile-cache");
    const first = Array.from({ length: RUNS }, (_, i) =>
      planOnce(directory, join(directory, `empty-cache-${i}`)),
    );
    planOnce(directory, shared);
    const later = Array.from({ length: RUNS }, () => planOnce(directory, shared));
    const record = spawnSync(process.execPath, [drydock, "plan", "prod", "--format", "json"], {
      cwd: directory,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    const { resources } = JSON.parse(record.stdout) as { resources: { type: string }[] };
    const count = (kind: string): number => resources.filter(({ type }) => type.endsWith(kind)).length;
    return {
      nodePools: count(":NodeGroup"),
      // Argo CD's own project is nobody's.
      tenants: count(":AppProject") - 1,
      resources: resources.length,
      withoutCompileCache: summary(first),
      withCompileCache: summary(later),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const results = {
  command: "drydock plan prod",
  runs: RUNS,
  machine: {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
  },
  measured: SIZES.map(measure),
};
writeFileSync(new URL("./results.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
