/** Proves which routes the API server refuses where faults are not allowed. */
import assert from "node:assert/strict";
import { type CelInput, run } from "@bufbuild/cel";
import { WITHOUT_FAULTS } from "./faults.ts";

const admitted = (spec: object): unknown =>
  run(WITHOUT_FAULTS, { object: { spec } } as unknown as Record<string, CelInput>);
const route = [{ destination: { host: "web" } }];

describe("routes without faults", () => {
  it("are admitted, and so are routes that are not HTTP", () => {
    assert.equal(admitted({ http: [{ route }, { route, timeout: "15s" }] }), true);
    assert.equal(admitted({ tcp: [{ route }] }), true);
  });

  it("are refused as soon as one delays or fails requests", () => {
    const fault = { abort: { httpStatus: 503, percentage: { value: 1 } } };
    assert.equal(admitted({ http: [{ route }, { route, fault }] }), false);
    assert.equal(admitted({ http: [{ route, fault: { delay: { fixedDelay: "5s" } } }] }), false);
  });
});
