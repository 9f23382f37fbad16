/**
 * Measures policy: what judging adds to `drydock plan prod`, and 10,000 documents through `drydock policy check`, beside
 * kube-score and Checkov on the same file. Run: npm run bench:policy. Writes results.json beside this file.
 *
 * The peers are taken from the path, or from KUBE_SCORE and CHECKOV; one that is not there is left out, and the results
 * say so.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, release, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { documents } from "./documents.ts";
import { type Measured, measured } from "./measured.ts";

const RUNS = 5;
const COUNT = 10_000;
/** Checkov takes minutes for many: a tenth is measured too. */
const SMALL_COUNT = 1_000;
const LIMIT_SECONDS = 400;

const root = fileURLToPath(new URL("../..", import.meta.url));
const drydock = [process.execPath, join(root, "tools/cli/bin/drydock.js")];
const place = mkdtempSync(join(tmpdir(), "drydock-bench-policy-"));
const env = { NODE_COMPILE_CACHE: join(place, "compile-cache"), NO_COLOR: "1" };

interface Peer {
  readonly name: string;
  readonly command: string;
  readonly version: readonly string[];
  readonly args: (file: string) => readonly string[];
  readonly runs: number;
}

const PEERS: readonly Peer[] = [
  {
    name: "kube-score",
    command: process.env["KUBE_SCORE"] ?? "kube-score",
    version: ["version"],
    args: (file) => ["score", "--output-format", "ci", file],
    runs: 3,
  },
  {
    name: "Checkov",
    command: process.env["CHECKOV"] ?? "checkov",
    version: ["--version"],
    args: (file) => ["--file", file, "--framework", "kubernetes", "--quiet", "--compact", "--skip-download"],
    runs: 1,
  },
];

const least = (values: readonly number[]): number => Number(Math.min(...values).toFixed(3));

async function plan(): Promise<object> {
  const command = [...drydock, "plan", "prod", "--out", join(place, "plan")];
  await measured(command, LIMIT_SECONDS, env);
  const whole: number[] = [];
  const parts: { loadSeconds: number; judgeSeconds: number; evaluated: number }[] = [];
  const judging = [process.execPath, fileURLToPath(new URL("./judge-plan.ts", import.meta.url))];
  for (let i = 0; i < RUNS + 1; i += 1) {
    const { status, seconds } = await measured(command, LIMIT_SECONDS, env);
    if (status !== 0) throw new Error(`drydock plan prod ended with ${status}`);
    const { output } = await measured([...judging, join(place, "plan", "plan.json")], LIMIT_SECONDS, env);
    if (i === 0) continue;
    whole.push(seconds);
    parts.push(JSON.parse(output) as (typeof parts)[number]);
  }
  const wholeSeconds = least(whole);
  const loadSeconds = least(parts.map((part) => part.loadSeconds));
  const judgeSeconds = least(parts.map((part) => part.judgeSeconds));
  const added = loadSeconds + judgeSeconds;
  return {
    runs: RUNS,
    wholeSeconds,
    loadSeconds,
    judgeSeconds,
    judgements: parts[0]?.evaluated,
    addedPercent: Number(((100 * added) / (wholeSeconds - added)).toFixed(1)),
  };
}

/** The least time of several runs, and the most memory. */
async function best(command: readonly string[], runs: number): Promise<object> {
  const all: Measured[] = [];
  for (let i = 0; i < runs && !all.some(({ stopped }) => stopped); i += 1)
    all.push(await measured(command, LIMIT_SECONDS, env));
  const [first] = all;
  if (first?.stopped !== false) return { stoppedAfterSeconds: LIMIT_SECONDS, mebibytes: first?.mebibytes };
  return {
    status: first.status,
    seconds: least(all.map(({ seconds }) => seconds)),
    mebibytes: Math.max(...all.map(({ mebibytes }) => mebibytes)),
  };
}

async function manifests(count: number): Promise<object> {
  const file = join(place, `${count}.yaml`);
  writeFileSync(file, documents(count));
  const check = [...drydock, "policy", "check", "--profile", "platform", "--format", "json", file];
  const results: Record<string, object> = { drydock: await best(check, 3) };
  for (const { name, command, version, args, runs } of PEERS) {
    const found = spawnSync(command, [...version], { encoding: "utf8" });
    results[name] =
      found.status === 0
        ? { version: /\d+(\.\d+)+/.exec(found.stdout)?.[0], ...(await best([command, ...args(file)], runs)) }
        : { absent: `${command} could not be run` };
  }
  return { documents: count, megabytes: Number((statSync(file).size / 1e6).toFixed(1)), results };
}

try {
  const results = {
    machine: {
      cpu: cpus()[0]?.model ?? "unknown",
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      system: `${process.platform} ${release()}`,
      node: process.version,
    },
    plan: await plan(),
    manifests: [await manifests(SMALL_COUNT), await manifests(COUNT)],
  };
  const text = `${JSON.stringify(results, null, 2)}\n`;
  writeFileSync(new URL("./results.json", import.meta.url), text);
  process.stdout.write(text);
} finally {
  rmSync(place, { recursive: true, force: true });
}
