/** Proves where built tools are kept. */
import assert from "node:assert/strict";
import { homedir } from "node:os";
import { cacheFolder } from "./cache.ts";

describe("cache of the toolchain", () => {
  it("is outside the checkout: named by DRYDOCK_CACHE, else by XDG_CACHE_HOME, else in the home folder", () => {
    assert.equal(cacheFolder({ DRYDOCK_CACHE: "/c", XDG_CACHE_HOME: "/x" }), "/c/toolchain");
    assert.equal(cacheFolder({ DRYDOCK_CACHE: "", XDG_CACHE_HOME: "/x" }), "/x/drydock/toolchain");
    assert.equal(cacheFolder({}), `${homedir()}/.cache/drydock/toolchain`);
  });
});
