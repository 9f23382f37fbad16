// Proves how a changed path lies to a path of the table, whatever way it is written.
import assert from "node:assert/strict";
import { plainPath, type Relation, relation } from "./path.ts";

describe("paths of inputs", () => {
  const CASES: readonly [changed: string, listed: string, expected: Relation][] = [
    ["cidrBlock", "cidrBlock", "below"],
    ["launchTemplate.id", "launchTemplate", "below"],
    ["instanceTypes[0]", "instanceTypes", "below"],
    ["spec.selector.matchLabels.app", "spec.selector", "below"],
    ['spec.selector.matchLabels["app.kubernetes.io/name"]', "spec.selector", "below"],
    ["encryptionConfigurations[0].kmsKey", "encryptionConfigurations", "below"],
    ["launchTemplate", "launchTemplate.id", "above"],
    ["spec", "spec.selector", "above"],
    ["cidrBlocks", "cidrBlock", "apart"],
    ["name", "namePrefix", "apart"],
    ["spec.selectors", "spec.selector", "apart"],
  ];
  for (const [changed, listed, expected] of CASES) {
    it(`has ${changed} ${expected} ${listed}`, () => assert.equal(relation(changed, listed), expected));
  }

  it("are written without indices and quotes", () =>
    assert.equal(plainPath('a[0].b["c.d"][12].e'), "a.b.c.d.e"));
});
