/**
 * Measures `drydock plan prod`: wall time from process start to exit, and peak resident memory, as shipped and with 10
 * and 100 times as many node pools. Run: npm run bench. Writes results.json beside this file.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, release, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";

const RUNS = 7;
const FACTORS = [1, 10, 100];

const root = fileURLToPath(new URL("../..", import.meta.url));
const drydock = join(root, "tools/cli/bin/drydock.js");
const memoryHook = fileURLToPath(new URL("./report-memory.ts", import.meta.url));

interface Environment {
  nodePools: Record<string, unknown>;
}

interface Run {
  readonly seconds: number;
  readonly mebibytes: number;
}

/** A directory like the repository's, whose prod has every node pool `factor` times. */
function workplace(factor: number): string {
  const directory = mkdtempSync(join(tmpdir(), "drydock-bench-"));
  const environments = join(directory, "stacks", "environments");
  mkdirSync(environments, { recursive: true });
  const prod = parse(readFileSync(join(root, "stacks/environments/prod.yaml"), "utf8")) as Environment;
  const pools = Object.entries(prod.nodePools);
  const copies = Array.from({ length: factor - 1 }, (_, i) =>
    pools.map(([name, pool]) => [`${name}-${i + 2}`, pool]),
  );
  prod.nodePools = { ...prod.nodePools, ...(Object.fromEntries(copies.flat()) as Environment["nodePools"]) };
  writeFileSync(join(environments, "prod.yaml"), stringify(prod, { aliasDuplicateObjects: false }));
  return directory;
}

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
  if (result.status !== 0)
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

function measure(factor: number): object {
  const directory = workplace(factor);
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
    return {
      nodePools: resources.filter(({ type }) => type === "aws:eks/nodeGroup:NodeGroup").length,
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
  measured: FACTORS.map((factor) => ({ factor, ...measure(factor) })),
};
writeFileSync(new URL("./results.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
