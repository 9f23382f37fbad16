// Proves that the default service account must hand out no tokens, and that others may.
import assert from "node:assert/strict";
import { broken, judgingObject } from "../../testing/judging.ts";
import { defaultServiceAccountToken as rule } from "./default-service-account-token.ts";

const PATH = "automountServiceAccountToken";
const found = (is: string): unknown => [{ path: PATH, message: `must be false (is ${is})` }];

describe(rule.id, () => {
  it("passes the default service account that says no", () => {
    assert.deepEqual(judgingObject(rule, rule.examples.good), []);
  });

  for (const [value, is] of [
    [true, "true"],
    [undefined, "not set"],
    ["false", '"false"'],
  ] as const) {
    it(`finds ${is}`, () => {
      assert.deepEqual(judgingObject(rule, broken(rule.examples.good, PATH, value)), found(is));
    });
  }

  it("leaves other service accounts alone", () => {
    assert.deepEqual(judgingObject(rule, broken(rule.examples.bad, "metadata.name", "web")), []);
  });
});
