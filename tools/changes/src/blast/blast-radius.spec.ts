// Proves what lies between two plans: actions, consequences of new ids, moves, order, and layers that are looked at.
import assert from "node:assert/strict";
import { effectText } from "../effect.ts";
import { PARTS, platform, platformWith, platformWithout, urnOf } from "../testing/platform.ts";
import { type BlastRadius, blastRadius } from "./blast-radius.ts";

const summary = ({ changes }: BlastRadius): string[] =>
  changes.map(({ action, mayAct, name, meaning }) => `${mayAct ? "may " : ""}${action} ${name}: ${meaning}`);

describe("a blast radius", () => {
  it("is empty between equal plans", () => {
    const { changes, counts, worst } = blastRadius(platform(), platform());
    assert.deepEqual(changes, []);
    assert.deepEqual(counts, { add: 0, update: 0, replace: 0, delete: 0 });
    assert.equal(effectText(worst), "no effect on what runs");
  });

  it("follows a new id to those that cannot live with it", () => {
    const found = blastRadius(platform(), platformWith("key", { keyUsage: "SIGN_VERIFY" }));
    assert.deepEqual(summary(found), ["replace key: data loss"]);
    const [change] = found.changes;
    assert.deepEqual(
      change?.consequences.map(({ resource, may, paths, effect }) => [
        resource.name,
        may,
        paths,
        effectText(effect),
      ]),
      [["database", "replace", ["kmsKeyId"], "may mean data loss"]],
    );
    assert.deepEqual(
      change?.downstream.map(({ name }) => name),
      ["database"],
    );
    assert.deepEqual(change?.contractReaders, ["app"]);
  });

  it("has no consequences, and nothing downstream, where nothing notices", () => {
    const found = blastRadius(platform(), platformWith("key", { tags: { team: "x" } }));
    assert.deepEqual(summary(found), ["update key: no effect on what runs"]);
    assert.deepEqual(found.changes[0]?.consequences, []);
    assert.deepEqual(found.changes[0]?.downstream, []);
  });

  it("puts what is refused first, then what goes or is made anew, then the worst", () => {
    const before = platform(
      PARTS.map((part) => (part.name === "database" ? { ...part, options: { protect: true } } : part)),
    );
    const after = platform(
      PARTS.filter(({ name }) => name !== "database").map((part) => {
        if (part.name === "queue") return { ...part, inputs: { name: "queue-2" } };
        if (part.name === "deployment") return { ...part, inputs: { ...part.inputs, spec: { replicas: 3 } } };
        return part;
      }),
    );
    const found = blastRadius(before, after);
    assert.deepEqual(summary(found), [
      "delete database: data loss",
      "replace queue: data loss",
      "update deployment: may mean restart",
    ]);
    assert.deepEqual(found.counts, { add: 0, update: 1, replace: 1, delete: 1 });
  });

  it("says where a resource may only have another name", () => {
    const queue = PARTS.filter(({ name }) => name === "queue");
    const renamed = queue.map((part) => ({ ...part, name: "messages" }));
    const after = platform([...PARTS.filter(({ name }) => name !== "queue"), ...renamed]);
    const found = blastRadius(platform(), after);
    assert.deepEqual(
      found.changes.map(({ name, mayBeMoved }) => [name, mayBeMoved]),
      [
        ["queue", urnOf("messages")],
        ["messages", urnOf("queue")],
      ],
    );
  });

  it("guesses no move where two could be it, or where inputs differ", () => {
    const twice = ["one", "two"].map((name) => ({
      name,
      type: "aws:sns/topic:Topic",
      inputs: { name: "t" },
    }));
    const once = [{ name: "three", type: "aws:sns/topic:Topic", inputs: { name: "t" } }];
    const other = [{ name: "four", type: "aws:sns/topic:Topic", inputs: { name: "u" } }];
    for (const [before, after] of [
      [twice, once],
      [once, other],
    ] as const) {
      const found = blastRadius(platform(before), platform(after));
      assert.ok(found.changes.every(({ mayBeMoved }) => mayBeMoved === undefined));
    }
  });

  it("counts what stood on a deleted resource, as far as it stays", () => {
    const found = blastRadius(platform(), platformWithout("key"));
    assert.deepEqual(
      found.changes[0]?.downstream.map(({ name }) => name),
      ["database"],
    );
    const both = blastRadius(platform(), platformWithout("key", "database"));
    assert.ok(both.changes.every(({ downstream }) => downstream.length === 0));
  });

  it("leaves out layers that were not planned", () => {
    const found = blastRadius(platform(), platformWithout("queue", "deployment"), ["app"]);
    assert.deepEqual(summary(found), ["delete deployment: downtime"]);
  });

  it("is not sure that a resource goes whose layer failed", () => {
    const failed = {
      id: "layer/ProgramError",
      status: "fail" as const,
      subject: "base",
      message: "boom",
      remediation: "",
      layer: "base",
    };
    const after = platform(
      PARTS.filter(({ name }) => name !== "queue"),
      { preflight: [failed] },
    );
    assert.deepEqual(summary(blastRadius(platform(), after)), ["may delete queue: may mean data loss"]);
  });

  it("leaves changes out that the engine is told to ignore", () => {
    const ignoring = (spec: object) =>
      platform(
        PARTS.map((part) =>
          part.name === "deployment"
            ? { ...part, inputs: { ...part.inputs, spec }, options: { ignoreChanges: ["spec.replicas"] } }
            : part,
        ),
      );
    assert.deepEqual(blastRadius(ignoring({ replicas: 1 }), ignoring({ replicas: 9 })).changes, []);
  });
});
