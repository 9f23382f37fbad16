/** Proves: a number with a unit is told from other text, and converted into the unit of the key's name. */
import assert from "node:assert/strict";
import { misplacedUnit } from "./units.ts";

describe("misplacedUnit", () => {
  const CASES: readonly [key: string, value: string, number: number | undefined][] = [
    ["sizeGiB", "100GB", 100],
    ["sizeGiB", "100Gi", 100],
    ["diskSizeGiB", "1.5TiB", 1536],
    ["throughputMiBps", "250MB/s", 250],
    ["throughputMiBps", "1GiB/s", 1024],
    ["retentionDays", "365d", 365],
    ["retentionDays", "2 weeks", 14],
    ["keyRotationDays", "1y", 365],
    ["scaleDownUnneededMinutes", "1h", 60],
    ["maxAggregationIntervalSeconds", "10m", 600],
    ["maxUnavailablePercentage", "33%", 33],
    ["monthlyBudgetUsd", "$1,000", 1000],
    ["retentionDays", "3 moons", undefined],
  ];
  for (const [key, value, number] of CASES) {
    it(`${key}: ${value}`, () => {
      const found = misplacedUnit(key, value);
      assert.ok(found && key.endsWith(found.unit));
      assert.equal(found.number, number);
    });
  }

  for (const [key, value] of [
    ["minSize", "3d"],
    ["retentionDays", "long"],
    ["retentionDays", "365"],
    ["sizeGiB", ""],
  ] as const) {
    it(`says nothing of ${key}: ${JSON.stringify(value)}`, () =>
      assert.equal(misplacedUnit(key, value), undefined));
  }
});
