// Proves that the packed rules can be installed in an empty folder, and used there: in process, as a pack, and in a pack of one's own.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./support/copy.ts";

const PROGRAM = `import { judgeHardening, PROFILES } from "@drydock/hardening-pack/rules";
const web = (image) => ({
  urn: "urn:pulumi:dev::app::kubernetes:core/v1:Pod::web",
  type: "kubernetes:core/v1:Pod",
  name: "web",
  inputs: { apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec: { hostNetwork: true, containers: [{ name: "web", image }] } },
});
const { evaluated, violations } = judgeHardening([web("nginx")]);
console.log(JSON.stringify({
  evaluated,
  policies: violations.map(({ policy }) => policy),
  profiles: Object.fromEntries(Object.entries(PROFILES).map(([name, rules]) => [name, rules.length])),
}));
`;

const OWN_PACK = `import { PolicyPack } from "@pulumi/policy";
import { HARDENING, policiesOf } from "@drydock/hardening-pack";
new PolicyPack("mine", { policies: policiesOf(HARDENING, { settings: { allowedRegistries: ["registry.example.com"] } }) });
`;

const TYPED = `import { policiesOf, PROFILES, type PackDefaults } from "@drydock/hardening-pack";
const config: PackDefaults = { exemptions: [] };
export const policies = policiesOf(PROFILES.baseline, config);
// @ts-expect-error -- a profile that does not exist
export const wrong = PROFILES.strict;
`;

describe("the packed hardening pack", () => {
  let project: string;
  const out = join(ROOT, "out", "pack", "policy-packs", "hardening");
  const run = (command: string, ...args: string[]): string =>
    execFileSync(command, args, { cwd: project, stdio: ["ignore", "pipe", "inherit"] }).toString();
  const installed = (...path: string[]): string => join(project, "node_modules", "@drydock", ...path);

  before(() => {
    project = mkdtempSync(join(tmpdir(), "drydock-importer-"));
    execFileSync(join(ROOT, "node_modules", ".bin", "nx"), ["run", "@drydock/hardening-pack:pack"], {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, NX_DAEMON: "false" },
    });
    writeFileSync(
      join(project, "package.json"),
      '{ "name": "importer", "version": "1.0.0", "private": true, "type": "module" }\n',
    );
    writeFileSync(join(project, "program.js"), PROGRAM);
    writeFileSync(join(project, "own-pack.js"), OWN_PACK);
    writeFileSync(join(project, "typed.ts"), TYPED);
    const tarballs = readdirSync(out).map((file) => join(out, file));
    run(
      "npm",
      "install",
      "--prefer-offline",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--silent",
      ...tarballs,
    );
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  it("comes with the rules, and with nothing of the rest", () => {
    assert.deepEqual(readdirSync(installed()).sort(), ["hardening-pack", "rules"]);
    for (const name of ["hardening-pack", "rules"]) {
      const files = readdirSync(installed(name, "dist"), { recursive: true }).map(String);
      assert.deepEqual(
        files.filter((file) => /spec|(^|\/)testing(\/|$)/.test(file) || /(?<!\.d)\.ts$/.test(file)),
        [],
      );
    }
  });

  it("judges in process", () => {
    const result = JSON.parse(run(process.execPath, "program.js")) as {
      evaluated: number;
      policies: string[];
      profiles: Record<string, number>;
    };
    assert.ok(result.policies.includes("no-host-namespaces") && result.policies.includes("no-latest-image"));
    assert.ok((result.profiles["baseline"] ?? 0) > 10 && (result.profiles["platform"] ?? 0) > 50);
  });

  /** The first thing that a pack prints to the engine is the port at which it serves. */
  async function portOf(folder: string, file: string): Promise<number> {
    const child = spawn(process.execPath, [file], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    try {
      const [text] = (await once(child.stdout, "data")) as [Buffer];
      return Number(text.toString().trim());
    } finally {
      child.kill();
      await once(child, "exit");
    }
  }

  it("starts as the engine starts it", async () => {
    const main = /^main: (.*)$/m.exec(
      readFileSync(installed("hardening-pack", "PulumiPolicy.yaml"), "utf8"),
    )?.[1];
    assert.ok((await portOf(installed("hardening-pack"), main ?? "")) > 0);
  });

  it("lends its rules to a pack of one's own", async () => {
    assert.ok((await portOf(project, "own-pack.js")) > 0);
  });

  it("has types that accept what is right and refuse what is wrong", () => {
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2024"];
    run(join(ROOT, "node_modules", ".bin", "tsc"), ...options, "typed.ts");
  });
});
