// Proves what is read from the engine's events: each resource once, replacements as such, no values, findings and errors.
import assert from "node:assert/strict";
import { type EngineEvent } from "@pulumi/pulumi/automation/events.js";
import { Watched } from "./changes.ts";
import { told } from "./testing/fake-engine.ts";

const seen = (...events: readonly EngineEvent[]) => {
  const watched = new Watched();
  for (const event of events) watched.add(event);
  return watched.seen();
};

describe("what the engine's events tell", () => {
  it("is each resource once, replacements and deletions first", () => {
    const { changes, unchanged } = seen(
      told("create", "new"),
      told("same", "kept"),
      told("create-replacement", "vpc"),
      told("replace", "vpc", { detailedDiff: { cidrBlock: {}, "tags.owner": {} } }),
      told("delete-replaced", "vpc"),
      told("update", "changed", { diffs: ["tags"] }),
      told("delete", "gone"),
      told("create", "prod", {}, "pulumi:pulumi:Stack"),
    );
    assert.deepEqual(
      changes.map(({ kind, name }) => `${kind} ${name}`),
      ["replace vpc", "delete gone", "update changed", "create new"],
    );
    assert.equal(unchanged, 1);
  });

  it("is which properties differ, and never what they hold", () => {
    const { changes } = seen(
      told("update", "one", {
        detailedDiff: { "tags.b": {}, "tags.a": {} },
        old: { inputs: { secret: "swordfish" } },
        new: { inputs: { secret: "swordfish" } },
      }),
    );
    assert.deepEqual(changes[0]?.properties, ["tags.a", "tags.b"]);
    assert.doesNotMatch(JSON.stringify(changes), /swordfish/);
  });

  it("is drift, which a refresh tells only with its outcome", () => {
    const { resourcePreEvent } = told("update", "edited by hand");
    const { changes } = seen(told("refresh", "edited by hand"), {
      sequence: 0,
      timestamp: 0,
      resOutputsEvent: resourcePreEvent,
    });
    assert.deepEqual(
      changes.map(({ kind, name }) => [kind, name]),
      [["update", "edited by hand"]],
    );
  });

  it("is the findings of policy, and errors without the engine's marks of colour, each once", () => {
    const error = {
      sequence: 0,
      timestamp: 0,
      diagnosticEvent: {
        severity: "error",
        color: "never",
        message: "<{%fg 1%}>VpcLimitExceeded<{%reset%}>\n",
      },
    } as EngineEvent;
    const { findings, errors } = seen(error, error, {
      sequence: 0,
      timestamp: 0,
      policyEvent: {
        policyName: "vpc-flow-logs",
        enforcementLevel: "mandatory",
        resourceUrn: "urn",
        message: "<{%reset%}>no flow log",
      },
    } as EngineEvent);
    assert.deepEqual(errors, ["VpcLimitExceeded"]);
    assert.deepEqual(findings, [
      { policy: "vpc-flow-logs", level: "mandatory", urn: "urn", message: "no flow log" },
    ]);
  });
});
