/** Proves the ownership tags and the limits of AWS on tags. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Environment } from "../environment/schema.ts";
import { ownershipTags, TAG_LIMITS, tagProblems } from "./tags.ts";

const environment = {
  environment: "prod",
  tags: { owner: "platform-engineering", costCentre: "platform", repository: "github.com/example/drydock" },
} as Environment;

describe("ownership tags", () => {
  it("say environment, layer, owner, cost centre and repository", () => {
    assert.deepEqual(ownershipTags(environment, "network"), {
      environment: "prod",
      layer: "network",
      owner: "platform-engineering",
      "cost-centre": "platform",
      repository: "github.com/example/drydock",
    });
  });

  it("are accepted by AWS", () => {
    assert.deepEqual(tagProblems(ownershipTags(environment, "network")), []);
  });
});

describe("tag limits", () => {
  for (const [what, tags, expected] of [
    [
      "a long key",
      { ["k".repeat(129)]: "v" },
      [`tag ${"k".repeat(129)} has a key of more than 128 characters`],
    ],
    ["a long value", { key: "v".repeat(257) }, ["tag key has a value of more than 256 characters"]],
    ["the reserved prefix", { "aws:team": "v" }, ["tag aws:team starts with aws:, which is reserved"]],
    [
      "the reserved prefix in capitals",
      { "AWS:team": "v" },
      ["tag AWS:team starts with aws:, which is reserved"],
    ],
    ["a bad character", { key: "a;b" }, ["tag key has characters that AWS refuses"]],
    ["an empty key", { "": "v" }, ["tag  has an empty key"]],
    [
      "two problems at once",
      { "aws:a": "v", b: "*" },
      ["tag aws:a starts with aws:, which is reserved", "tag b has characters that AWS refuses"],
    ],
  ] as const) {
    it(`refuse ${what}`, () => {
      assert.deepEqual(tagProblems(tags), expected);
    });
  }

  it("accept any text of letters, digits, spaces and the allowed signs, in any language", () => {
    for (const value of ["Kostenträger 7", "日本", "a_b.c:d/e=f+g-h@i", ""])
      assert.deepEqual(tagProblems({ key: value }), []);
  });

  it("count the tags of one resource", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), (count) => {
        const tags = Object.fromEntries(Array.from({ length: count }, (_, i) => [`key-${i}`, "value"]));
        const expected = count > TAG_LIMITS.tagsPerResource ? [`${count} tags; 50 are allowed`] : [];
        assert.deepEqual(tagProblems(tags), expected);
      }),
    );
  });
});
