// Proves that drydock explain follows a value from its line to schema, plan value and resource inputs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { drydock, REPOSITORY } from "../support/drydock.ts";

interface Explained {
  values: {
    path: string;
    line?: number;
    value: unknown;
    schema: { allowed: string };
    decides: { type: string; name: string; change: string; inputs: { path: string; after: unknown }[] }[];
  }[];
}

async function explain(path: string): Promise<Explained["values"]> {
  const { status, stdout, stderr } = await drydock(["explain", "prod", path, "--format", "json"]);
  assert.equal(status, 0, stderr);
  return (JSON.parse(stdout) as Explained).values;
}

describe("drydock explain", function () {
  this.timeout(120_000);

  it("walks nodePools.data.maxSize from line to resource input", async () => {
    const [value] = await explain("nodePools.data.maxSize");
    const lines = readFileSync(`${REPOSITORY}/stacks/environments/prod.yaml`, "utf8").split("\n");
    assert.match(lines[(value?.line ?? 0) - 1] ?? "", /^ {4}maxSize: 6/);
    assert.ok(
      lines.slice(0, value?.line).lastIndexOf("  data:") >
        lines.slice(0, value?.line).lastIndexOf("nodePools:"),
    );
    assert.equal(value?.value, 6);
    assert.equal(value?.schema.allowed, "integer, 1 to 450");
    assert.deepEqual(
      value?.decides.map(({ type, inputs }) => [type, inputs.map(({ path, after }) => [path, after])]),
      [["aws:eks/nodeGroup:NodeGroup", [["scalingConfig.maxSize", 6]]]],
    );
  });

  it("says where a value decides whether resources exist", async () => {
    const [value] = await explain("network.natGateways.strategy");
    const gateways = value?.decides.filter(({ type }) => type === "aws:ec2/natGateway:NatGateway") ?? [];
    assert.ok(gateways.length > 0 && gateways.every(({ change }) => change === "added"));
  });

  it("explains a default that is not written", async () => {
    const { stdout, status } = await drydock(["explain", "prod", "nodePools.infrastructure.disk.iops"]);
    assert.equal(status, 0);
    assert.match(
      stdout,
      /prod\.yaml \(not written: the default\) {2}nodePools\.infrastructure\.disk\.iops: 3000/,
    );
    assert.match(stdout, /blockDeviceMappings\[0\]\.ebs\.iops = 3000/);
  });

  it("explains every value below a map", async () => {
    const values = await explain("network.flowLogs");
    assert.deepEqual(
      values.map(({ path }) => path),
      [
        "network.flowLogs.retentionDays",
        "network.flowLogs.trafficType",
        "network.flowLogs.maxAggregationIntervalSeconds",
      ],
    );
    assert.ok(values.every(({ decides }) => decides.length > 0));
  });
});
