/** Proves that a rehearsal's PATH holds the engine, a language host and a plugin for each package, and that launchers run. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { TOOLS } from "@drydock/toolchain";
import { writeRehearsalPath } from "./rehearsal-path.ts";

describe("PATH of a rehearsal", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "drydock it's a path-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (): string => {
    const [tool] = TOOLS.filter(({ name }) => name === "pulumi");
    assert.ok(tool);
    mkdirSync(join(folder, "engine"), { recursive: true });
    return writeRehearsalPath(
      {
        folder: join(folder, "bin"),
        tools: [{ tool, path: join(folder, "engine", "pulumi") }],
        resources: { aws: "7.0.0" },
        components: { eks: "4.0.0" },
      },
      "/usr/bin",
    );
  };

  it("comes before what was on it, with the Node that runs the programs between", () => {
    assert.deepEqual(write().split(delimiter).slice(0, 1), [join(folder, "bin")]);
    assert.ok(write().endsWith(`${delimiter}/usr/bin`));
  });

  it("links the engine, and starts plugins with the version of their package", () => {
    write();
    assert.equal(readlinkSync(join(folder, "bin/pulumi")), join(folder, "engine/pulumi"));
    assert.match(
      readFileSync(join(folder, "bin/pulumi-resource-aws"), "utf8"),
      /resources-main\.ts' '7\.0\.0' "\$@"$/m,
    );
    assert.match(
      readFileSync(join(folder, "bin/pulumi-resource-eks"), "utf8"),
      /components-main\.ts' '4\.0\.0' "\$@"$/m,
    );
  });

  it("takes the CLI's own language host where it stands beside the engine", () => {
    mkdirSync(join(folder, "engine"));
    const own = join(folder, "engine/pulumi-language-nodejs");
    writeFileSync(own, "");
    chmodSync(own, 0o755);
    write();
    assert.equal(readlinkSync(join(folder, "bin/pulumi-language-nodejs")), own);
  });

  it("writes launchers that run from a folder with blanks and quotes in its name", () => {
    write();
    assert.throws(
      () =>
        execFileSync(join(folder, "bin/pulumi-resource-aws"), {
          env: { PATH: process.env["PATH"] },
          stdio: "pipe",
          encoding: "utf8",
        }),
      ({ stderr }: { stderr: string }) =>
        /^DRYDOCK_ACCOUNT is not set: it names the file of the simulated account$/m.test(stderr),
    );
  });
});
