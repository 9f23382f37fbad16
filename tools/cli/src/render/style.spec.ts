// Proves where colour is used: on a terminal, and where FORCE_COLOR asks for it; never where NO_COLOR refuses it.
import assert from "node:assert/strict";
import { wantsColour } from "./style.ts";

describe("colour", () => {
  const CASES: readonly [env: NodeJS.ProcessEnv, terminal: boolean, wanted: boolean][] = [
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: "1" }, true, false],
    [{ NO_COLOR: "" }, true, true],
    [{ FORCE_COLOR: "1" }, false, true],
    [{ FORCE_COLOR: "0" }, true, false],
    [{ FORCE_COLOR: "false" }, true, false],
    [{ FORCE_COLOR: "" }, false, false],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, true, false],
    [{ FORCE_COLOR: "1", NO_COLOR: "" }, false, true],
  ];
  for (const [env, terminal, wanted] of CASES) {
    it(`is ${wanted ? "" : "not "}used ${terminal ? "on a terminal" : "elsewhere"} with ${JSON.stringify(env)}`, () =>
      assert.equal(wantsColour(env, terminal), wanted));
  }
});
