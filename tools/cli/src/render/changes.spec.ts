// Proves how changes are printed: counts and the worst, few of them unless all are wanted, with what they take along.
import assert from "node:assert/strict";
import { blastRadius } from "@drydock/changes";
import { record, resource } from "../testing/record.ts";
import { renderChanges } from "./changes.ts";

const KEY = "2f6aa9b2-ef84-4a5d-a58a-8550f1040d8c";
const key = (usage: string) =>
  resource({
    type: "aws:kms/key:Key",
    name: "key",
    id: KEY,
    inputs: { keyUsage: usage },
    options: { protect: true },
  });
const database = resource({
  type: "aws:rds/instance:Instance",
  name: "database",
  inputs: { kmsKeyId: `arn:aws:kms:us-east-1:111111111111:key/${KEY}` },
  dependsOn: [key("x").urn],
});
const topics = (count: number) =>
  Array.from({ length: count }, (_, i) => resource({ type: "aws:sns/topic:Topic", name: `topic-${i}` }));

describe("changes on a terminal", () => {
  it("say what is replaced by which input, what refuses it, and what may go with it", () => {
    const blast = blastRadius(
      record([key("ENCRYPT_DECRYPT"), database]),
      record([key("SIGN_VERIFY"), database]),
    );
    assert.deepEqual(renderChanges(blast, true).split("\n"), [
      "Changes  1 replaced, 0 deleted, 0 changed, 0 added; worst: data loss",
      "  ± replace aws:kms/key:Key key: data loss",
      '      keyUsage: "ENCRYPT_DECRYPT" -> "SIGN_VERIFY" (replaces)',
      "      the engine refuses it, because the resource is protected",
      "      may also replace database",
      "      1 resource downstream, in base",
    ]);
  });

  it("are few, unless all are wanted", () => {
    const blast = blastRadius(record([]), record(topics(7)));
    const short = renderChanges(blast).split("\n");
    assert.equal(short.length, 7);
    assert.equal(short.at(-1), "  and 2 more, which --details lists");
    assert.equal(renderChanges(blast, true).split("\n").length, 8);
  });

  it("say that there are none", () =>
    assert.equal(
      renderChanges(blastRadius(record([]), record([]))),
      "Changes  0 replaced, 0 deleted, 0 changed, 0 added",
    ));

  it("never call unknown harmless", () => {
    const strange = (size: number) =>
      resource({ type: "aws:neptune/cluster:Cluster", name: "graph", inputs: { size } });
    assert.deepEqual(renderChanges(blastRadius(record([strange(1)]), record([strange(2)]))).split("\n"), [
      "Changes  1 replaced, 0 deleted, 0 changed, 0 added; worst: not known",
      "  ± may replace aws:neptune/cluster:Cluster graph: may mean anything: nothing is known about this type",
      "      size: 1 -> 2 (may replace)",
    ]);
  });
});
