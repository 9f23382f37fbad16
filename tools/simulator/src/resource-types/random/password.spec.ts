/** Proves that a password is as long as was asked, the same in every plan, and refused where it could not be made. */
import assert from "node:assert/strict";
import { refuses, World } from "../testing.ts";

const PASSWORD = "random:index/randomPassword:RandomPassword";

describe("random password", () => {
  it("is as long as was asked, and of its resource", () => {
    const world = new World();
    const made = (name: string, length: number) =>
      String(world.accepted(PASSWORD, { length }, name).outputs["result"]);
    assert.equal(made("database", 40).length, 40);
    assert.equal(made("long", 100).length, 100);
    assert.notEqual(made("one", 40), made("other", 40));
    assert.equal(made("one", 40), made("one", 40));
  });

  refuses(PASSWORD, () => ({ length: 40 }), [
    {
      of: "no length",
      change: { length: 0 },
      code: "InvalidAttributeValue",
      message: "0 characters are fewer than 1",
    },
    {
      of: "more kinds than characters",
      change: { length: 3, minLower: 2, minUpper: 2 },
      code: "InvalidAttributeValue",
      message: "3 characters are fewer than 4",
    },
    {
      of: "no kind of character",
      change: { lower: false, upper: false, numeric: false, special: false },
      code: "InvalidAttributeValue",
      message: "there is no character to choose from",
    },
  ]);
});
