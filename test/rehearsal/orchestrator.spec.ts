// Proves that the orchestrator deploys prod's network layer on the real engine, from the stack's folder as it is, and leaves
// nothing: no resource, no lock, no changed file, also where it is interrupted or its engine is killed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineConfig } from "@drydock/cli/engine-config";
import { loadEnvironment } from "@drydock/core/environment";
import {
  chosenSteps,
  countsOf,
  type Deployment,
  destroy,
  hasFailed,
  isComplete,
  type Outcome,
  preview,
  PulumiEngine,
  type PulumiOptions,
  refresh,
  stepsOf,
  totalOf,
  up,
} from "@drydock/orchestrator";
import { inventory } from "@drydock/simulator/plugin";
import { LAYERS } from "@drydock/stack-platform/layers";
import { REPOSITORY } from "../support/drydock.ts";
import { RehearsedStack } from "./support/rehearsed-stack.ts";

const STACK_FILE = join(REPOSITORY, "stacks/network/Pulumi.prod.yaml");

/** The engine is the child of this process that has its name. */
function enginePid(): number {
  const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid=,comm="]).toString().split("\n");
  const [found] = processes
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, command = ""]) => Number(parent) === process.pid && /(^|\/)pulumi$/.test(command));
  return Number(found?.[0]);
}

describe("the orchestrator on the engine", () => {
  let surroundings: RehearsedStack;
  let engine: PulumiEngine;
  let options: PulumiOptions;
  let state: string;
  let deployment: Deployment;

  before(async () => {
    const environment = await loadEnvironment("prod");
    surroundings = await RehearsedStack.create({
      layer: "network",
      environment: "prod",
      accountId: environment.aws.accountId,
    });
    state = mkdtempSync(join(tmpdir(), "drydock-state-"));
    mkdirSync(join(state, "home"));
    options = {
      root: REPOSITORY,
      environment: "prod",
      policyPack: "policy-packs/hardening",
      policyConfig: await engineConfig(environment),
      secretsProvider: "passphrase",
      variables: {
        ...surroundings.variables,
        PULUMI_BACKEND_URL: `file://${state}`,
      },
    };
    engine = await PulumiEngine.open(options);
    const all = stepsOf(environment, LAYERS);
    deployment = {
      environment: "prod",
      all,
      steps: chosenSteps(environment, all, ["network"]),
      engine,
      limit: 1,
      stop: new AbortController().signal,
      interrupt: new AbortController().signal,
    };
  });
  after(() => {
    engine?.close();
    surroundings?.remove();
    if (state !== undefined) rmSync(state, { recursive: true, force: true });
  });

  const succeeded = (outcome: Outcome): void =>
    assert.ok(isComplete(outcome), outcome.failed.map(({ error }) => error.message).join("\n"));
  const locks = (): readonly string[] =>
    readdirSync(state, { recursive: true })
      .map(String)
      .filter((path) => /locks\/.*\.json$/.test(path));

  it("previews, deploys, finds nothing left to do, and destroys to nothing", async () => {
    const settings = readFileSync(STACK_FILE, "utf8");
    const shown = await preview(deployment);
    const [network] = shown.steps;
    assert.ok(network);
    assert.equal(network.failure, undefined);
    assert.ok(countsOf(network).create > 50, JSON.stringify(countsOf(network)));
    assert.deepEqual(
      network.findings.filter(({ level }) => level === "mandatory"),
      [],
    );

    succeeded(await up(deployment, undefined));
    const again = await preview(deployment);
    assert.equal(again.steps[0]?.failure, undefined);
    assert.deepEqual(totalOf(again), { replace: 0, delete: 0, update: 0, create: 0, import: 0 });

    succeeded(await destroy(deployment, undefined));
    assert.deepEqual(await engine.stack(deployment.steps[0]!).state(), []);
    assert.deepEqual(inventory(surroundings.account), []);

    assert.deepEqual(locks(), []);
    assert.equal(readFileSync(STACK_FILE, "utf8"), settings);
  });

  it("is refused by the policy pack where the configuration does", async () => {
    const config = options.policyConfig as Record<string, object>;
    const strict = await PulumiEngine.open({
      ...options,
      policyConfig: {
        ...config,
        "required-tags": { ...config["required-tags"], requiredTags: ["worn-by-nobody"] },
      },
    });
    try {
      const shown = await preview({ ...deployment, engine: strict });
      assert.ok(hasFailed(shown));
      assert.deepEqual(
        [
          ...new Set(
            shown.steps.flatMap(({ findings }) =>
              findings.filter(({ level }) => level === "mandatory").map(({ policy }) => policy),
            ),
          ),
        ],
        ["required-tags"],
      );
    } finally {
      strict.close();
    }
  });

  it("goes on after an interruption, and frees the stack when its engine is killed", async () => {
    const [stop, interrupt] = [new AbortController(), new AbortController()];
    let made = 0;
    const interrupted = await up(
      {
        ...deployment,
        stop: stop.signal,
        interrupt: interrupt.signal,
        watch: {
          event(_operation, _step, { resOutputsEvent }) {
            if (resOutputsEvent?.metadata.op !== "create" || ++made !== 5) return;
            stop.abort();
            interrupt.abort();
          },
        },
      },
      undefined,
    );
    assert.ok(interrupted.interrupted && !isComplete(interrupted));
    assert.deepEqual(locks(), []);
    assert.ok(inventory(surroundings.account).length > 0);
    succeeded(await up(deployment, undefined));

    let lockedBefore: readonly string[] = [];
    const killed = await refresh(
      {
        ...deployment,
        watch: {
          event(_operation, _step, { preludeEvent }) {
            if (preludeEvent === undefined) return;
            lockedBefore = locks();
            process.kill(enginePid(), "SIGKILL");
          },
        },
      },
      undefined,
    );
    assert.equal(lockedBefore.length, 1);
    assert.ok(!isComplete(killed));
    assert.deepEqual(locks(), []);

    succeeded(await destroy(deployment, undefined));
    assert.deepEqual(inventory(surroundings.account), []);
  });
});
