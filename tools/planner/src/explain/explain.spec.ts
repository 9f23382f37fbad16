// Proves the parts of explain: which values stand in for another, what the schema says at a path, which leaves are below it.
import assert from "node:assert/strict";
import { loadEnvironment, parsePath } from "@drydock/core/environment";
import { instanceType } from "@drydock/core/catalogue";
import { leavesBelow } from "./leaves.ts";
import { schemaFacts } from "./schema-facts.ts";
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

describe("schemaFacts", () => {
  const cases: [string, string | undefined][] = [
    ["nodePools.data.maxSize", "integer, 1 to 450"],
    ["network.natGateways.strategy", "one of None, Single, OnePerAz"],
    ["cluster.networking.networkPolicy", "boolean"],
    ["autoscaling.clusterAutoscaler.scaleDownUtilizationThreshold", "number, between 0 and 1, both excluded"],
    ["cluster.endpointPublicAccess.enabled", "one of false, true"],
    ["nodePools.data.updateConfig.maxUnavailable", "integer, 1 to 100"],
    ["network.availabilityZones[2].index", "integer, 1 to 6"],
    ["aws.standby.environment", "string, of the form ^[a-z][a-z0-9-]{1,19}$"],
    [
      "nodePools.data.labels.workload",
      "string, of the form ^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$",
    ],
    ["nodePools.data.labels.absent", undefined],
    ["nodePools.absent.maxSize", undefined],
    ["network.availabilityZones[3].name", undefined],
    ["cluster.endpointPublicAccess.publicAccessCidrs", undefined],
    ["nodePools.data.maxSiz", undefined],
    ["nodePools.data.maxSize.below", undefined],
    ["network.availabilityZones[0].nome", undefined],
  ];
  for (const [path, allowed] of cases) {
    it(`says of ${path}: ${allowed ?? "no such path"}`, async () => {
      assert.equal(schemaFacts(await loadEnvironment("prod"), parsePath(path))?.allowed, allowed);
    });
  }
});

describe("leavesBelow", () => {
  const holder = { a: [{ b: 1 }, { b: 2 }], c: { d: "x" } };

  it("lists the leaves below a path, in the order of the file", () => {
    assert.deepEqual(leavesBelow(holder, []), [
      ["a", 0, "b"],
      ["a", 1, "b"],
      ["c", "d"],
    ]);
    assert.deepEqual(leavesBelow(1, ["c"]), [["c"]]);
    assert.deepEqual(leavesBelow(undefined, ["none"]), []);
  });
});
