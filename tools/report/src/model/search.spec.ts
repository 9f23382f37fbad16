/** Proves: a search finds what has every word, names first, and only within the filters. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { largeRecord, sampleRecord } from "../testing/index.ts";
import { createModel, findingsBelow } from "./model.ts";
import { createSearch, isEmpty, type Query } from "./search.ts";

const model = createModel(sampleRecord());
const search = createSearch(model);
const names = (query: Query): string[] => search(query).map(({ name }) => name);

describe("search", () => {
  for (const [query, expected] of [
    [{ text: "private" }, ["network-vpc-private-us-east-1a", "network-vpc-private-us-east-1b"]],
    [{ text: "  PRIVATE 1B " }, ["network-vpc-private-us-east-1b"]],
    [{ text: "r5.xlarge" }, ["nodepools-data-node-group"]],
    [
      { text: "vpc-0123456789" },
      ["network-vpc", "network-vpc-private-us-east-1a", "network-vpc-private-us-east-1b"],
    ],
    [{ text: "cluster" }, ["cluster"]],
    [{ text: "nowhere" }, []],
    [{ layer: "nodepools" }, ["nodepools", "nodepools-data-node-group"]],
    [{ layer: "network", type: "aws:ec2/vpc:Vpc" }, ["network-vpc"]],
    [{ finding: "*" }, ["network-vpc-private-us-east-1a", "cluster"]],
    [{ finding: "cluster-private-endpoint", text: "sample" }, ["cluster"]],
    [{ finding: "cluster-private-endpoint", layer: "network" }, []],
  ] as const) {
    it(`${JSON.stringify(query)} finds ${expected.join(", ") || "nothing"}`, () => {
      assert.deepEqual(names(query), expected);
    });
  }

  it("finds each resource by its whole name, before all others", () => {
    const large = createModel(largeRecord(sampleRecord(), 50));
    const inLarge = createSearch(large);
    fc.assert(
      fc.property(fc.constantFrom(...large.record.resources), ({ name }) => {
        const found = inLarge({ text: name });
        assert.ok(found.some((one) => one.name === name));
        assert.ok(found[0]?.name.includes(name));
      }),
    );
  });

  it("knows an empty query", () => {
    assert.ok(isEmpty({ text: "  ", layer: "" }));
    assert.ok(!isEmpty({ type: "x" }));
  });
});

describe("createModel", () => {
  it("links ids that one resource alone has", () => {
    const record = sampleRecord();
    const [vpc, subnet] = record.resources;
    assert.equal(model.urnById.get("vpc-0123456789"), vpc?.urn);
    const twice = createModel({
      ...record,
      resources: [...record.resources, { ...subnet!, id: vpc!.id, urn: "x" }],
    });
    assert.equal(twice.urnById.get("vpc-0123456789"), undefined);
  });

  it("knows children, dependants and the findings below", () => {
    const [vpc, first, , , pools, pool] = model.record.resources;
    assert.deepEqual(model.children.get(pools!.urn), [pool]);
    assert.ok(model.dependants.get(vpc!.urn)?.includes(first!.urn));
    assert.equal(findingsBelow(model, first!.urn), 1);
    assert.equal(findingsBelow(model, pools!.urn), 0);
  });
});
