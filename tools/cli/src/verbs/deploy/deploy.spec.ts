// Proves what the deployment verbs ask, print and end with; the engine and the person are stood in for.
import assert from "node:assert/strict";
import { OperationError, type PulumiOptions } from "@drydock/orchestrator";
import { FakeEngine, type FakeStack, resource, told } from "@drydock/orchestrator/testing";
import { LAYERS } from "@drydock/stack-platform/layers";
import { output } from "../../output.ts";
import { destroy } from "./destroy.ts";
import { preview } from "./preview.ts";
import { refresh } from "./refresh.ts";
import { up } from "./up.ts";

const NAMES = LAYERS.map(({ contract }) => contract.layer);
const everywhere = (protect = false): Record<string, FakeStack> =>
  Object.fromEntries(NAMES.map((name) => [name, { holds: [resource(name, protect)] }]));
const TEXT = { format: "text", parallel: "2" } as const;

describe("the deployment verbs", function () {
  this.timeout(60_000);
  const kept = { ...output };
  let printed: string;
  let told_: string;
  let questions: string[];
  let opened: PulumiOptions[];
  beforeEach(() => {
    printed = told_ = "";
    questions = [];
    opened = [];
    output.text = (text) => void (printed += text);
    output.json = (value) => void (printed += JSON.stringify(value));
    output.error = (text) => void (told_ += text);
  });
  afterEach(() => void Object.assign(output, kept));

  const surroundings = (engine: FakeEngine, ...answers: readonly string[]) => ({
    openEngine: (options: PulumiOptions) => {
      opened.push(options);
      return Promise.resolve(engine);
    },
    person: {
      present: answers.length > 0,
      ask: (question: string) => Promise.resolve(answers[questions.push(question) - 1] ?? ""),
    },
  });

  it("always hand the policy pack and its settings to the engine, and close what they opened", async () => {
    const engine = new FakeEngine(everywhere());
    await preview("prod", [], TEXT, surroundings(engine));
    const [options] = opened;
    assert.equal(options?.policyPack, "policy-packs/hardening");
    assert.ok(Object.keys(options.policyConfig as object).length > 100);
    assert.ok(engine.closed);
  });

  it("refuse a wrong environment, layer or limit before they look for an engine", async () => {
    for (const [verb, name, layers, options] of [
      [preview, "prd", [], TEXT],
      [up, "prod", ["netwrk"], { ...TEXT, yes: true }],
      [destroy, "dev", ["network"], TEXT],
      [refresh, "prod", [], { ...TEXT, yes: true, parallel: "0" }],
    ] as const)
      await assert.rejects(verb(name, layers, options, surroundings(new FakeEngine())), {
        __pulumiRunError: true,
      });
    assert.deepEqual(opened, []);
  });

  describe("preview", () => {
    it("prints layers, changes, and ends with 0", async () => {
      const engine = new FakeEngine({
        ...everywhere(),
        network: { holds: [resource("network")], tells: [told("replace", "vpc")] },
      });
      assert.equal(await preview("prod", [], TEXT, surroundings(engine)), 0);
      assert.match(printed, /REPLACED AND DELETED\n {2}± network: aws:ec2\/vpc:Vpc vpc/);
    });

    it("ends with 1 where a layer cannot be previewed, and says why", async () => {
      const engine = new FakeEngine({
        ...everywhere(),
        app: { holds: [resource("app")], fails: { previewUp: new OperationError("the program threw") } },
      });
      assert.equal(await preview("prod", [], { ...TEXT, format: "json" }, surroundings(engine)), 1);
      const { failed, layers } = JSON.parse(printed) as { failed: boolean; layers: { failure?: string }[] };
      assert.deepEqual([failed, layers.at(-1)?.failure], [true, "the program threw"]);
    });
  });

  describe("up", () => {
    it("shows, asks, and deploys after a yes alone", async () => {
      for (const [answer, status, deployed] of [
        ["yes", 0, true],
        ["", 1, false],
        ["n", 1, false],
      ] as const) {
        const engine = new FakeEngine({
          ...everywhere(),
          network: { holds: [resource("network")], tells: [told("delete", "vpc")] },
        });
        questions = [];
        assert.equal(await up("prod", ["network"], TEXT, surroundings(engine, answer)), status);
        assert.deepEqual(questions, ["Deploy this to prod (0 replaced, 1 deleted)? [y/N] "]);
        assert.equal(engine.calls.includes("up network"), deployed);
      }
    });

    it("refuses to guess an answer where nobody is there, before anything is done", async () => {
      const engine = new FakeEngine();
      await assert.rejects(up("prod", [], TEXT, surroundings(engine)), {
        name: "NobodyToAskError",
        message:
          "this asks before it changes anything, and standard input is not a terminal; answer with --yes",
      });
      assert.deepEqual(opened, []);
    });

    it("says what is done and how to go on after a failure", async () => {
      const engine = new FakeEngine({ cluster: { fails: { up: new OperationError("QuotaExceeded") } } });
      const status = await up("prod", [], { ...TEXT, yes: true }, surroundings(engine));
      assert.equal(status, 1);
      const rest = NAMES.filter((name) => name !== "network");
      assert.match(printed, /· prod: deployed network\n✗ cluster: QuotaExceeded\n/);
      assert.ok(printed.endsWith(`go on with: drydock up prod ${rest.join(" ")}\n`), printed);
      assert.match(told_, /^cluster: deploying failed$/m);
    });
  });

  describe("refresh --dry-run", () => {
    it("ends with 1 where there is drift, with 0 where there is none, and changes nothing", async () => {
      for (const [tells, status] of [
        [[told("update", "edited")], 1],
        [[], 0],
      ] as const) {
        const engine = new FakeEngine({ ...everywhere(), network: { holds: [resource("network")], tells } });
        assert.equal(await refresh("prod", [], { ...TEXT, dryRun: true }, surroundings(engine)), status);
        assert.ok(engine.calls.every((call) => call.startsWith("previewRefresh ")));
      }
    });
  });

  describe("destroy", () => {
    const platform = (protect = false): Record<string, FakeStack> => ({
      platform: { holds: [resource("platform", protect)] },
    });

    it("of production asks for its name, --yes or not", async () => {
      for (const [answer, status] of [
        ["prod", 0],
        ["yes", 1],
      ] as const) {
        const engine = new FakeEngine(everywhere());
        questions = [];
        const options = { ...TEXT, yes: true } as const;
        assert.equal(await destroy("prod", [], options, surroundings(engine, answer)), status);
        assert.match(questions[0] ?? "", /Type prod to go on/);
        assert.equal(engine.calls.length > 0, status === 0);
      }
    });

    it("of what is protected asks for the name, of all else for a yes", async () => {
      const guarded = new FakeEngine(platform(true));
      assert.equal(await destroy("dev", [], TEXT, surroundings(guarded, "dev")), 0);
      assert.match(questions[0] ?? "", /Type dev to go on/);
      assert.match(told_, /! platform: aws:ec2\/vpc:Vpc platform is protected/);
      assert.deepEqual(guarded.calls, ["unprotect platform", "destroy platform"]);
      questions = [];
      assert.equal(await destroy("dev", [], TEXT, surroundings(new FakeEngine(platform()), "y")), 0);
      assert.deepEqual(questions, ["Destroy this of dev? [y/N] "]);
    });

    it("takes the name as an option, the right one alone", async () => {
      const engine = new FakeEngine(everywhere());
      assert.equal(await destroy("prod", [], { ...TEXT, confirm: "dev" }, surroundings(engine)), 1);
      assert.deepEqual(engine.calls, []);
      assert.equal(await destroy("prod", [], { ...TEXT, confirm: "prod" }, surroundings(engine)), 0);
      assert.equal(engine.calls[0], "destroy app");
      assert.equal(engine.calls.at(-1), "destroy network");
    });

    it("without a person names the option that answers", async () => {
      await assert.rejects(
        destroy("prod", [], { ...TEXT, yes: true }, surroundings(new FakeEngine(everywhere()))),
        {
          name: "NobodyToAskError",
          message: /--confirm prod$/,
        },
      );
    });
  });
});
