/** Proves that coverage is counted from what a plan has, and that the list of requirements is well formed. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { coverageOf, REQUIREMENTS } from "./index.ts";
import { requirement } from "./requirement.ts";

const resource = (type: string, name: string, id: string | undefined = "id"): PlannedResource => ({
  urn: name,
  type,
  name,
  ...(id === undefined ? {} : { id }),
  layer: "one",
  parent: null,
  component: null,
  inputs: {},
  dependsOn: [],
});

const ROWS = [
  requirement("AAA-01", "both", "Vpc", "Subnet public"),
  requirement("AAA-02", "none", "Subnet private"),
  requirement("AAA-03", "not of a plan"),
];
const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

describe("coverage", () => {
  const vpc = resource("aws:ec2/vpc:Vpc", "network-vpc");
  const subnet = resource("aws:ec2/subnet:Subnet", "network-public-a");

  it("counts a requirement whose every evidence is there, and names it", () => {
    const { covered, missing, beyond } = coverageOf({ resources: [vpc, subnet] }, ROWS);
    assert.deepEqual(
      covered.map((one) => [one.requirement.id, one.resources]),
      [["AAA-01", ["Vpc network-vpc", "Subnet network-public-a"]]],
    );
    assert.deepEqual(ids(missing), ["AAA-02"]);
    assert.deepEqual(ids(beyond), ["AAA-03"]);
  });

  it("does not count one of which a part is missing", () => {
    assert.deepEqual(ids(coverageOf({ resources: [vpc] }, ROWS).missing), ["AAA-01", "AAA-02"]);
  });

  it("takes no component and no provider for evidence", () => {
    const { id: _id, ...component } = resource("awsx:ec2:Vpc", "network-vpc");
    const provider = resource("pulumi:providers:Vpc", "network-vpc");
    assert.deepEqual(ids(coverageOf({ resources: [component, provider, subnet] }, ROWS).missing), [
      "AAA-01",
      "AAA-02",
    ]);
  });
});

describe("the requirements", () => {
  it("have ids of their own, in order within their area", () => {
    const all = ids(REQUIREMENTS);
    assert.equal(new Set(all).size, all.length);
    const areas = Map.groupBy(all, (id) => id.slice(0, 3));
    for (const [area, rows] of areas) {
      assert.deepEqual(
        rows,
        rows.map((_, i) => `${area}-${String(i + 1).padStart(2, "0")}`),
      );
    }
  });
});
