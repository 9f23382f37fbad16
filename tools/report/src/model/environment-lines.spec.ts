/** Proves: a value of the plan leads to the one line that writes it, and to none where two could. */
import assert from "node:assert/strict";
import type { EnvironmentText } from "@drydock/core/plan-record";
import { resource, sampleRecord } from "../testing/index.ts";
import { createEnvironmentLines } from "./environment-lines.ts";
import { leavesOf } from "./leaves.ts";

const values: EnvironmentText["values"] = [
  { path: "environment", line: 1, value: "prod" },
  { path: "network.vpcCidrBlock", line: 2, value: "10.0.0.0/16" },
  { path: "nodePools.application.maxSize", line: 3, value: "6" },
  { path: "nodePools.application-spot.maxSize", line: 4, value: "6" },
  { path: "nodePools.data.maxSize", line: 5, value: "6" },
  { path: "nodePools.data.instanceTypes[0]", line: 6, value: "r5.xlarge" },
  { path: "nodePools.memory.instanceTypes[0]", line: 7, value: "r5.xlarge" },
  { path: "observability.reportName", line: 9, value: "drydock-prod" },
  { path: 'labels["example.com/team"]', line: 8, value: "platform" },
];
const lines = createEnvironmentLines({ name: "prod.yaml", text: "", values });
const lineOf = (name: string, inputs: Record<string, unknown>): number | undefined => {
  const [leaf] = leavesOf(inputs);
  return lines.behind(resource({ name, type: "aws:x/y:Y" }), leaf!)?.line;
};

describe("the line behind an input", () => {
  for (const [name, inputs, line] of [
    ["network-vpc", { cidrBlock: "10.0.0.0/16" }, 2],
    ["nodepools-data-node-group", { scalingConfig: { maxSize: 6 } }, 5],
    ["nodepools-application-node-group", { scalingConfig: { maxSize: 6 } }, 3],
    ["nodepools-application-spot-node-group", { scalingConfig: { maxSize: 6 } }, 4],
    ["nodepools-memory-node-group", { instanceTypes: ["r5.xlarge"] }, 7],
    ["nodepools-data-node-group", { scalingConfig: { minSize: 6 } }, undefined],
    ["data-redis", { maxSize: 6 }, undefined],
    ["observability-costs", { name: "drydock-prod" }, 9],
    ["cluster", { reportName: "drydock-prod" }, 9],
    ["cluster", { clusterName: "drydock-prod" }, undefined],
    ["cluster", { tags: { environment: "prod" } }, undefined],
    ["network-vpc", { cidrBlock: "10.9.0.0/16" }, undefined],
    ["network-vpc", { tags: {} }, undefined],
  ] as const) {
    it(`of ${name} ${JSON.stringify(inputs)} is ${line ?? "not known"}`, () => {
      assert.equal(lineOf(name, inputs), line);
    });
  }
});

describe("the line of a path", () => {
  it("is its own, or that of the first value below it", () => {
    assert.equal(lines.at("nodePools.data.maxSize")?.line, 5);
    assert.equal(lines.at("nodePools.data")?.line, 5);
    assert.equal(lines.at("nodePools.data.instanceTypes")?.line, 6);
    assert.equal(lines.at("nodePools.dat"), undefined);
  });

  it("is not known without a file", () => {
    const none = createEnvironmentLines(undefined);
    const [vpc] = sampleRecord().resources;
    assert.equal(none.at("environment"), undefined);
    assert.equal(none.behind(vpc!, { path: "a", key: "a", value: "10.0.0.0/16" }), undefined);
  });
});

describe("leavesOf", () => {
  it("gives each scalar and each empty map or list its path", () => {
    assert.deepEqual(
      leavesOf({ a: [{ b: 1 }, "x"], "c.d": null, e: {}, f: [] }).map(({ path, key, value }) => [
        path,
        key,
        value,
      ]),
      [
        ["a[0].b", "b", 1],
        ["a[1]", "a", "x"],
        ['["c.d"]', "c.d", null],
        ["e", "e", {}],
        ["f", "f", []],
      ],
    );
  });
});
