/** Proves which partition a region belongs to. */
import assert from "node:assert/strict";
import { partitionOf } from "./index.ts";

describe("partitionOf", () => {
  for (const [region, partition] of [
    ["us-east-1", "aws"],
    ["ap-southeast-2", "aws"],
    ["us-gov-west-1", "aws-us-gov"],
    ["cn-northwest-1", "aws-cn"],
  ] as const) {
    it(`${region}: ${partition}`, () => assert.equal(partitionOf(region), partition));
  }
});
