/** Proves that every type can be previewed while each of its inputs is unknown. */
import assert from "node:assert/strict";
import { RESOURCE_TYPES } from "../resource-types/index.ts";
import { asked, PROVIDER, TemporaryAccount } from "./testing/temporary-account.ts";
import { UNKNOWN } from "./testing/unknown.ts";

describe("previews of what is unknown", () => {
  let account: TemporaryAccount;
  before(() => (account = new TemporaryAccount()));
  after(() => account.remove());

  it("make no resource and fail for no type", () => {
    const resources = account.resources();
    const failed = RESOURCE_TYPES.flatMap(({ type, references = {}, autoName }) => {
      const names = [...Object.keys(references), ...(autoName ? [autoName.property] : [])];
      const inputs = Object.fromEntries(names.map((path) => [path.split(/[.[]/)[0] ?? path, UNKNOWN]));
      try {
        const checked = resources.check(asked(type, "x"), inputs, undefined, PROVIDER);
        const outputs = resources.previewCreate(asked(type, "x"), checked, PROVIDER);
        return Object.keys(inputs).every((key) => outputs[key] === UNKNOWN) ? [] : [type];
      } catch (error) {
        return [`${type}: ${String(error)}`];
      }
    });
    assert.deepEqual(failed, []);
    assert.deepEqual(account.open().account.types(), []);
  });
});
