/** Proves: a slip of the pen finds the word that was meant, and another word finds nothing. */
import assert from "node:assert/strict";
import { didYouMean, nearest } from "./nearest.ts";

const KEYS = ["minSize", "maxSize", "desiredSize", "labels", "taints", "updateConfig"];

describe("nearest", () => {
  const CASES = [
    ["maxSiz", "maxSize"],
    ["maxsize", "maxSize"],
    ["MinSize", "minSize"],
    ["desirdSize", "desiredSize"],
    ["label", "labels"],
    ["colour", undefined],
    ["x", undefined],
    ["", undefined],
  ] as const;
  for (const [word, expected] of CASES) it(word, () => assert.equal(nearest(word, KEYS), expected));

  it("finds nothing among nothing", () => assert.equal(nearest("maxSize", []), undefined));
  it("is said in words", () => {
    assert.equal(didYouMean("maxSize"), " (did you mean maxSize?)");
    assert.equal(didYouMean(undefined), "");
  });
});
