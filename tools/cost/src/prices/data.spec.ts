/** Proves that every price has a source, a unit and a region, and that every known instance type has a price. */
import assert from "node:assert/strict";
import { instanceTypes } from "@drydock/core/catalogue";
import { priceFiles } from "./data.ts";
import { shippedPrices } from "./prices.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const REGIONS = ["us-east-1", "us-west-2"];

describe("price data", () => {
  it("has a source with date and verdict for every price, and no source that nothing uses", () => {
    for (const { lookedUp, sources, prices } of priceFiles()) {
      assert.match(lookedUp, DATE);
      const used = new Set<string>();
      for (const [key, { unit, ...regions }] of Object.entries(prices)) {
        assert.match(unit, /\w/, key);
        assert.ok(Object.keys(regions).length > 0, key);
        for (const [region, price] of Object.entries(regions)) {
          assert.ok(REGIONS.includes(region), `${key} ${region}`);
          assert.ok(typeof price === "object" && price.usd > 0, `${key} ${region}`);
          assert.ok(sources[price.source], `${key}: source ${price.source}`);
          used.add(price.source);
        }
      }
      assert.deepEqual(Object.keys(sources).sort(), [...used].sort());
      for (const [id, { source, asOf, verified }] of Object.entries(sources)) {
        assert.ok(source.length > 20, id);
        assert.ok(asOf === "undated" || (DATE.test(asOf) && asOf <= lookedUp), id);
        assert.equal(typeof verified, "boolean");
        if (asOf === "undated" || id === "carried-over") assert.equal(verified, false, id);
      }
    }
  });

  it("has no key twice", () => {
    const keys = priceFiles().flatMap(({ prices }) => Object.keys(prices));
    assert.equal(new Set(keys).size, keys.length);
  });

  it("has every instance type of the catalogue in us-east-1, at a price that grows with its size", () => {
    const { find } = shippedPrices();
    for (const [type, { vcpu }] of Object.entries(instanceTypes())) {
      const family = type.split(".")[0] ?? "";
      const [price, ofLarge] = [find(`ec2/${type}`, "us-east-1"), find(`ec2/${family}.large`, "us-east-1")];
      assert.ok(price && ofLarge, type);
      // Burstable sizes up to large have two CPUs each, and cost by their memory.
      if (type.endsWith(".medium")) assert.equal(price.usd, ofLarge.usd / 2, type);
      else assert.ok(Math.abs(price.usd - (ofLarge.usd * vcpu) / 2) < 1e-9, type);
    }
  });

  it("has no price for what is not in the table, and none for a region that is not", () => {
    const { find, date } = shippedPrices();
    assert.equal(date, "2026-11-21");
    assert.equal(find("nat/hour", "eu-central-1"), undefined);
    assert.equal(find("nat/hour", "unit"), undefined);
    assert.equal(find("ec2/x99.large", "us-east-1"), undefined);
    assert.deepEqual(
      { usd: find("nat/hour", "us-west-2")?.usd, verified: find("nat/hour", "us-west-2")?.verified },
      { usd: 0.045, verified: false },
    );
  });
});
