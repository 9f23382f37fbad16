// Proves the parts of explain: which values stand in for another, what the schema says at a path, how a copy is edited.
import assert from "node:assert/strict";
import { loadEnvironment, parsePath } from "@drydock/core/environment";
import { instanceType } from "@drydock/core/catalogue";
import { leavesBelow, withValueAt } from "./edit.ts";
import { schemaAt } from "./schema-at.ts";
import { variationsOf } from "./variations.ts";

describe("variationsOf", () => {
  const cases: [string, unknown, unknown[], unknown[]][] = [
    ["the other listed values", "Single", ["None", "Single", "OnePerAz"], ["None", "OnePerAz"]],
    ["the other truth", true, [], [false]],
    ["the neighbours of a whole number", 6, [], [7, 5, 12]],
    ["the neighbouring blocks of a CIDR block", "10.0.1.0/24", [], ["10.0.2.0/24", "10.0.0.0/24"]],
    ["nothing below the lowest block", "0.0.0.0/1", [], ["128.0.0.0/1"]],
    ["nothing for a list", [], [], []],
  ];
  for (const [what, value, allowed, expected] of cases) {
    it(`offers ${what}`, () => assert.deepEqual(variationsOf(value, allowed), expected));
  }

  it("offers other instance types of the same architecture only", () => {
    const others = variationsOf("m5.large", []) as string[];
    assert.ok(others.length > 3 && !others.includes("m5.large"));
    assert.ok(others.every((name) => instanceType(name)?.architecture === "amd64"));
  });

  it("counts a text with a number up, so that names and versions stay well-formed", () => {
    assert.equal(variationsOf("us-west-1", [])[0], "us-west-2");
    assert.equal(variationsOf("v1.22.4-eksbuild.3", [])[0], "v1.22.4-eksbuild.4");
  });
});

describe("schemaAt", () => {
  const cases: [string, string | undefined][] = [
    ["nodePools.data.maxSize", "integer, 1 to 450"],
    ["network.natGateways.strategy", "one of None, Single, OnePerAz"],
    ["cluster.networking.networkPolicy", "boolean"],
    ["autoscaling.clusterAutoscaler.scaleDownUtilizationThreshold", "number, between 0 to 1, both excluded"],
    ["nodePools.data.maxSiz", undefined],
    ["nodePools.data.maxSize.below", undefined],
    ["network.availabilityZones[0].nome", undefined],
  ];
  for (const [path, allowed] of cases) {
    it(`says of ${path}: ${allowed ?? "no such path"}`, async () => {
      assert.equal(schemaAt(await loadEnvironment("prod"), parsePath(path))?.allowed, allowed);
    });
  }
});

describe("editing by path", () => {
  const holder = { a: [{ b: 1 }, { b: 2 }], c: { d: "x" } };

  it("replaces one value and leaves the original alone", () => {
    assert.deepEqual(withValueAt(holder, ["a", 1, "b"], 9), { a: [{ b: 1 }, { b: 9 }], c: { d: "x" } });
    assert.equal(holder.a[1]?.b, 2);
  });

  it("lists the leaves below a path", () => {
    assert.deepEqual(leavesBelow(holder, []), [
      ["a", 0, "b"],
      ["a", 1, "b"],
      ["c", "d"],
    ]);
    assert.deepEqual(leavesBelow(1, ["c"]), [["c"]]);
    assert.deepEqual(leavesBelow(undefined, ["none"]), []);
  });
});
