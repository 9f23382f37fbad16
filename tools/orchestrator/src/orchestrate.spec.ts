// Proves what up, preview, refresh and destroy do to which stacks in which order, what they ask before, and where they stop.
import assert from "node:assert/strict";
import { OperationError } from "./engine/errors.ts";
import { destroy, preview, refresh, up } from "./orchestrate.ts";
import type { Preview } from "./preview.ts";
import { resumeCommand } from "./resume.ts";
import { deployment, FakeEngine, resource, steps, told } from "./testing/fake-engine.ts";

const GRAPH = steps({
  network: [],
  cluster: ["network"],
  mesh: ["cluster"],
  backup: ["cluster"],
  app: ["mesh"],
});
const DEPLOYED = Object.fromEntries(GRAPH.map(({ name }) => [name, { holds: [resource(name)] }]));
const named = (...names: readonly string[]) => GRAPH.filter(({ name }) => names.includes(name));
const yes = () => Promise.resolve(true);
const no = () => Promise.resolve(false);

describe("up", () => {
  it("deploys in order without a preview where nobody is asked", async () => {
    const engine = new FakeEngine();
    const outcome = await up(deployment(engine, GRAPH), undefined);
    assert.deepEqual(engine.calls, ["up network", "up cluster", "up mesh", "up backup", "up app"]);
    assert.deepEqual([outcome.failed, outcome.left], [[], []]);
  });

  it("deploys independent layers at one time, within the limit", async () => {
    const engine = new FakeEngine();
    await up(deployment(engine, GRAPH, { limit: 3 }), undefined);
    assert.equal(engine.mostAtOnce, 2);
  });

  it("previews all, asks once, and deploys, where everything is there already", async () => {
    const engine = new FakeEngine(DEPLOYED);
    const asked: Preview[] = [];
    await up(deployment(engine, GRAPH), (shown) => Promise.resolve(asked.push(shown) > 0));
    assert.equal(asked.length, 1);
    assert.deepEqual(
      engine.calls.slice(0, 5),
      GRAPH.map(({ name }) => `previewUp ${name}`),
    );
    assert.deepEqual(
      engine.calls.slice(5).map((call) => call.split(" ")[0]),
      Array(5).fill("up"),
    );
  });

  it("shows every layer of a new environment before it deploys it, round by round", async () => {
    const engine = new FakeEngine();
    const rounds: string[][] = [];
    const outcome = await up(deployment(engine, GRAPH), ({ steps: shown, waiting }) => {
      rounds.push([shown.map(({ step }) => step.name).join(), waiting.map(({ name }) => name).join()]);
      return yes();
    });
    assert.deepEqual(rounds, [
      ["network", "cluster,mesh,backup,app"],
      ["cluster", "mesh,backup,app"],
      ["mesh,backup", "app"],
      ["app", ""],
    ]);
    for (const { name } of GRAPH)
      assert.ok(engine.calls.indexOf(`previewUp ${name}`) < engine.calls.indexOf(`up ${name}`), name);
    assert.equal(outcome.left.length, 0);
  });

  it("changes nothing when the answer is no", async () => {
    const engine = new FakeEngine(DEPLOYED);
    const { declined, left } = await up(deployment(engine, GRAPH), no);
    assert.ok(engine.calls.every((call) => call.startsWith("previewUp")));
    assert.equal(declined, "nothing of this preview was done");
    assert.equal(left.length, 5);
  });

  it("does not even ask when a preview fails or a rule refuses it", async () => {
    const refused = {
      ...told("create", "x"),
      policyEvent: { policyName: "p", enforcementLevel: "mandatory", message: "m" },
    } as never;
    for (const broken of [
      { fails: { previewUp: new OperationError("a program threw") } },
      { tells: [refused] },
    ]) {
      const engine = new FakeEngine({ ...DEPLOYED, mesh: { ...DEPLOYED["mesh"], ...broken } });
      const { declined } = await up(deployment(engine, GRAPH), () => assert.fail("asked"));
      assert.equal(declined, "the preview failed, and nothing of it was done");
      assert.ok(engine.calls.every((call) => call.startsWith("previewUp")));
    }
  });

  it("stops at the first failure, and says with what to go on", async () => {
    const engine = new FakeEngine({ mesh: { fails: { up: new OperationError("no webhook") } } });
    const outcome = await up(deployment(engine, GRAPH), undefined);
    assert.deepEqual(engine.calls, ["up network", "up cluster", "up mesh"]);
    assert.deepEqual(
      outcome.failed.map(({ error }) => error.message),
      ["no webhook"],
    );
    assert.equal(resumeCommand(outcome, GRAPH), "drydock up prod mesh backup app");
  });

  it("stops when it is interrupted: what runs is told, nothing more is begun", async () => {
    const [stop, interrupt] = [new AbortController(), new AbortController()];
    let heard = false;
    const engine = new FakeEngine({
      network: {
        meanwhile: (_operation, { signal }) => {
          signal.addEventListener("abort", () => (heard = true));
          stop.abort();
          interrupt.abort();
        },
      },
    });
    const outcome = await up(
      deployment(engine, GRAPH, { stop: stop.signal, interrupt: interrupt.signal }),
      undefined,
    );
    assert.ok(heard && outcome.interrupted);
    assert.deepEqual(engine.calls, ["up network"]);
    assert.equal(resumeCommand(outcome, GRAPH), "drydock up prod cluster mesh backup app");
  });
});

describe("a preview", () => {
  it("leaves out what stands on a layer that was never deployed", async () => {
    const engine = new FakeEngine({ network: DEPLOYED["network"]! });
    const { steps: shown, waiting } = await preview(deployment(engine, GRAPH));
    assert.deepEqual(
      shown.map(({ step }) => step.name),
      ["network", "cluster"],
    );
    assert.deepEqual(
      waiting.map(({ name }) => name),
      ["mesh", "backup", "app"],
    );
  });

  it("tells why a layer could not be previewed, in the engine's own words, and shows the others", async () => {
    const error = { diagnosticEvent: { severity: "error", message: "unknown stack", color: "" } } as never;
    const engine = new FakeEngine({
      ...DEPLOYED,
      mesh: {
        ...DEPLOYED["mesh"],
        tells: [error],
        fails: { previewUp: new OperationError("exit status 255") },
      },
    });
    const { steps: shown } = await preview(deployment(engine, GRAPH, { limit: 3 }));
    assert.deepEqual(
      shown.map(({ step, failure }) => [step.name, failure]),
      [
        ["network", undefined],
        ["cluster", undefined],
        ["mesh", "unknown stack"],
        ["backup", undefined],
        ["app", undefined],
      ],
    );
  });
});

describe("refresh", () => {
  it("asks with the difference, and leaves out what was never deployed", async () => {
    const engine = new FakeEngine({ network: DEPLOYED["network"]!, cluster: DEPLOYED["cluster"]! });
    await refresh(deployment(engine, GRAPH), yes);
    assert.deepEqual(engine.calls, [
      "previewRefresh network",
      "previewRefresh cluster",
      "refresh network",
      "refresh cluster",
    ]);
  });
});

describe("destroy", () => {
  it("goes the other way round", async () => {
    const engine = new FakeEngine(DEPLOYED);
    await destroy(deployment(engine, GRAPH), undefined);
    const at = (name: string): number => engine.calls.indexOf(`destroy ${name}`);
    for (const { name, upstream } of GRAPH)
      for (const one of upstream) assert.ok(at(name) >= 0 && at(name) < at(one), `${name} before ${one}`);
  });

  it("asks with what goes, in the order in which it goes, and takes no for an answer", async () => {
    const engine = new FakeEngine(DEPLOYED);
    const { left } = await destroy(deployment(engine, GRAPH), (removals) => {
      assert.deepEqual(
        removals.map(({ step }) => step.name),
        ["app", "backup", "mesh", "cluster", "network"],
      );
      return no();
    });
    assert.deepEqual(engine.calls, []);
    assert.equal(left.length, 5);
  });

  it("takes protection away only where there is some, and only of what is destroyed", async () => {
    const engine = new FakeEngine({ ...DEPLOYED, mesh: { holds: [resource("mesh", true)] } });
    await destroy(deployment(engine, GRAPH, { steps: named("app", "mesh") }), yes);
    assert.deepEqual(engine.calls, ["destroy app", "unprotect mesh", "destroy mesh"]);
  });

  it("refuses to leave a layer without what it stands on, and says what would do", async () => {
    const engine = new FakeEngine(DEPLOYED);
    await assert.rejects(destroy(deployment(engine, GRAPH, { steps: named("cluster") }), yes), {
      name: "StepError",
      message:
        "mesh, backup, app of prod would be left without what it stands on; run: drydock destroy prod cluster mesh backup app",
    });
    assert.deepEqual(engine.calls, []);
  });

  it("resumes where it failed", async () => {
    const engine = new FakeEngine({
      ...DEPLOYED,
      cluster: { ...DEPLOYED["cluster"], fails: { destroy: new OperationError("DependencyViolation") } },
    });
    const outcome = await destroy(deployment(engine, GRAPH), undefined);
    assert.equal(resumeCommand(outcome, GRAPH), "drydock destroy prod network cluster");
  });
});
