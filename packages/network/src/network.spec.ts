/** Proves that the layer returns its contract, and that neither a zone added nor a list reordered moves what is there. */
import assert from "node:assert/strict";
import { networkContract } from "@drydock/core/contracts";
import type { NetworkSettings } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { Network } from "./index.ts";
import { settings, zone } from "./testing/settings.ts";

async function networkOf(changed: Partial<NetworkSettings> = {}): Promise<Observed> {
  const args = {
    environment: "test",
    accountId: "111111111111",
    region: "us-east-1",
    settings: { ...settings, ...changed },
  };
  const seen = await observe(() => new Network("test", args).contract);
  assert.deepEqual([seen.errors, seen.refusals], [[], []]);
  return seen;
}

/** Inputs of what AWS would hold, by URN. */
function held({ registrations }: Observed): Map<string, Record<string, unknown>> {
  return new Map(registrations.filter(({ custom }) => custom).map(({ urn, inputs }) => [urn, inputs]));
}

describe("Network", () => {
  let seen: Observed;
  before(async () => {
    seen = await networkOf();
  });

  it("returns exactly its contract", () => {
    assert.deepEqual(networkContract.outputs.safeParse(seen.outputs).error, undefined);
    assert.deepEqual(seen.outputs["availabilityZones"], ["us-east-1a", "us-east-1b"]);
    assert.deepEqual(seen.outputs["podCidrBlocks"], ["100.64.0.0/16"]);
    assert.equal(seen.outputs["vpcCidrBlock"], "10.9.0.0/16");
  });

  it("encrypts flow logs with a key that only this log group may use", () => {
    const key = seen.get("aws:kms/key:Key", "test-flow-logs-key");
    const { Statement } = JSON.parse(String(key.inputs["policy"])) as {
      Statement: Record<string, unknown>[];
    };
    const group = seen.get("aws:cloudwatch/logGroup:LogGroup");
    assert.equal(group.inputs["kmsKeyId"], key.outputs["arn"]);
    assert.deepEqual(Statement[1]?.["Condition"], {
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": [group.outputs["arn"]] },
    });
  });

  it("takes retention, traffic and interval of flow logs from the settings", () => {
    assert.equal(seen.get("aws:cloudwatch/logGroup:LogGroup").inputs["retentionInDays"], 30);
    const { inputs } = seen.get("aws:ec2/flowLog:FlowLog");
    assert.deepEqual([inputs["trafficType"], inputs["maxAggregationInterval"]], ["ALL", 60]);
  });

  it("leads nodes and pods to S3 through the gateway endpoint", () => {
    const { inputs } = seen.get("aws:ec2/vpcEndpoint:VpcEndpoint", "test-endpoint-s3");
    const tables = seen
      .all("aws:ec2/routeTable:RouteTable")
      .filter(({ name }) => !name.includes("public"))
      .map(({ id }) => id);
    assert.deepEqual((inputs["routeTableIds"] as string[]).toSorted(), tables.sort());
  });

  it("puts interface endpoints into the nodes' subnets", () => {
    const { inputs } = seen.get("aws:ec2/vpcEndpoint:VpcEndpoint", "test-endpoint-ec2");
    assert.deepEqual(inputs["subnetIds"], seen.outputs["privateSubnetIds"]);
  });

  it("a third zone adds resources, and to the endpoints its subnet and route tables; nothing else changes", async () => {
    const before = held(seen);
    const after = held(await networkOf({ availabilityZones: [zone(3, "c"), ...settings.availabilityZones] }));
    const changed = [...before].filter(([urn, inputs]) => {
      const now = after.get(urn);
      return JSON.stringify(now) !== JSON.stringify(inputs);
    });
    assert.deepEqual(changed.map(([urn]) => urn.split("::").at(-1)).sort(), [
      "test-endpoint-ec2",
      "test-endpoint-s3",
      "test-endpoint-sts",
    ]);
    for (const [urn, inputs] of changed) {
      const now = after.get(urn) as Record<string, unknown>;
      for (const list of ["subnetIds", "routeTableIds"]) {
        for (const id of (inputs[list] ?? []) as string[]) assert.ok((now[list] as string[]).includes(id));
      }
      const rest = { subnetIds: [], routeTableIds: [] };
      assert.deepEqual({ ...now, ...rest }, { ...inputs, ...rest });
    }
  });

  it("zones in another order are the same network", async () => {
    const after = await networkOf({ availabilityZones: settings.availabilityZones.toReversed() });
    assert.deepEqual(held(after), held(seen));
    assert.deepEqual(after.outputs, seen.outputs);
  });
});
