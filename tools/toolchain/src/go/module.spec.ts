/** Proves that a tool's version is the one its go.mod requires, and that a build's key changes with all that decides the build. */
import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TOOLS } from "../tools.ts";
import { buildKey, moduleFolder, pinnedVersion, requiredVersion } from "./module.ts";

describe("modules of the toolchain", () => {
  it("pins every tool to an exact version, with the sums of what it is built from", () => {
    for (const tool of TOOLS) assert.match(pinnedVersion(tool), /^v\d+\.\d+\.\d+$/, tool.name);
  });

  it("reads a requirement on its own line or in a block, and no replacement or longer path", () => {
    const goMod = [
      "require example.test/alone v1.2.3",
      "require (",
      "\texample.test/tool/v3 v3.0.1 // indirect",
      "\texample.test/tool v2.0.0",
      ")",
      "replace (",
      "\texample.test/replaced => example.test/other v9.9.9",
      ")",
    ].join("\n");
    assert.equal(requiredVersion(goMod, "example.test/alone"), "v1.2.3");
    assert.equal(requiredVersion(goMod, "example.test/tool"), "v2.0.0");
    assert.equal(requiredVersion(goMod, "example.test/tool/v3"), "v3.0.1");
    assert.equal(requiredVersion(goMod, "example.test/replaced"), undefined);
  });

  describe("key of a build", () => {
    const modules = mkdtempSync(join(tmpdir(), "drydock-modules-"));
    const [tool] = TOOLS.filter(({ name }) => name === "etcd");
    assert.ok(tool);
    before(() => cpSync(moduleFolder(tool), moduleFolder(tool, modules), { recursive: true }));
    after(() => rmSync(modules, { recursive: true, force: true }));

    it("stays while nothing changes, in whatever folder", () => {
      assert.equal(buildKey(tool, "go1.26.0", modules), buildKey(tool, "go1.26.0"));
    });

    it("changes with Go, with the package, with a file of the module and with the linker's variables", () => {
      const key = buildKey(tool, "go1.26.0", modules);
      const others = [
        buildKey(tool, "go1.26.1", modules),
        buildKey({ ...tool, package: "./other" }, "go1.26.0", modules),
        buildKey({ ...tool, versionVariables: () => ({ "main.x": "1" }) }, "go1.26.0", modules),
      ];
      appendFileSync(join(moduleFolder(tool, modules), "go.sum"), "\n");
      others.push(buildKey(tool, "go1.26.0", modules));
      assert.equal(new Set([key, ...others]).size, 5);
    });
  });
});
