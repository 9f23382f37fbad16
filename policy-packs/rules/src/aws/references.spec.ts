// Proves what counts as a reference to a resource: id, name and ARN, a dependency where the value is not known, and no more.
import assert from "node:assert/strict";
import { resource } from "../testing/judging.ts";
import { guarded } from "../unknown.ts";
import { means, refersTo } from "./references.ts";
import { UNKNOWN_TEXT } from "./testing/prove.ts";

const TARGET = {
  ...resource("aws:sqs/queue:Queue", { name: "orders" }, "queue"),
  id: "https://sqs.example/orders",
};

describe("references between resources", () => {
  for (const [written, expected] of [
    ["orders", true],
    ["https://sqs.example/orders", true],
    ["arn:aws:sqs:eu-west-1:111122223333:orders", true],
    ["arn:aws:sqs:eu-west-1:111122223333:old-orders", false],
    ["orders-2", false],
    ["queue", false],
    ["", false],
    [undefined, false],
    [7, false],
  ] as const) {
    it(`${JSON.stringify(written)} ${expected ? "means" : "does not mean"} the queue`, () => {
      assert.equal(means(written, TARGET), expected);
      assert.equal(refersTo(resource("t", { queue: written }), "queue", TARGET), expected);
    });
  }

  for (const [dependsOn, expected] of [
    [[TARGET.urn], true],
    [["urn:other"], false],
    [undefined, false],
  ] as const) {
    it(`an input that is not known means what is depended on: ${JSON.stringify(dependsOn)}`, () => {
      const from = { ...resource("t", guarded({ queue: UNKNOWN_TEXT })), ...(dependsOn && { dependsOn }) };
      assert.equal(refersTo(from, "queue", TARGET), expected);
    });
  }

  it("does not take a dependency for an input that is not set", () => {
    assert.equal(refersTo({ ...resource("t", {}), dependsOn: [TARGET.urn] }, "queue", TARGET), false);
  });

  it("does not fail on a name that is not known", () => {
    const unnamed = resource("aws:sqs/queue:Queue", guarded({ name: UNKNOWN_TEXT }));
    assert.equal(means("orders", unnamed), false);
  });
});
