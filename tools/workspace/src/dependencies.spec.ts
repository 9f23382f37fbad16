// Proves that nothing floats: exact versions everywhere, the same in every package, one Nx, and one Pulumi SDK.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "./repository.ts";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string): Manifest => JSON.parse(readFileSync(join(REPOSITORY, path), "utf8")) as Manifest;
const workspaces = globSync("{packages,components,policy-packs,stacks,tools}/*/package.json", {
  cwd: REPOSITORY,
});
const root = read("package.json");
const declared = (manifest: Manifest): [string, string][] =>
  Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
const all = [root, ...workspaces.map(read)].flatMap((manifest) =>
  declared(manifest).map(([name, version]) => ({ name, version, by: manifest.name })),
);

describe("dependencies", () => {
  it("are exact versions", () => {
    assert.deepEqual(
      all.filter(({ version }) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
      [],
    );
  });

  it("have the same version wherever they are declared", () => {
    const first = new Map(all.toReversed().map(({ name, version }) => [name, version]));
    assert.deepEqual(
      all.filter(({ name, version }) => first.get(name) !== version),
      [],
    );
  });

  it("of the workspace are at the version that the workspace has", () => {
    const versions = new Map(workspaces.map(read).map(({ name, version }) => [name, version]));
    const own = all.filter(({ name }) => name.startsWith("@drydock/"));
    assert.notEqual(own.length, 0);
    for (const { name, version, by } of own) assert.equal(versions.get(name), version, `${name} in ${by}`);
  });

  it("hold one version of Nx and its plugins", () => {
    const nx = all.filter(({ name }) => name === "nx" || name.startsWith("@nx/"));
    assert.equal(new Set(nx.map(({ version }) => version)).size, 1, JSON.stringify(nx));
  });

  it("install one copy of the Pulumi SDK, which keeps a program's state in its module", () => {
    const { packages } = JSON.parse(readFileSync(join(REPOSITORY, "package-lock.json"), "utf8")) as {
      packages: Record<string, { version?: string }>;
    };
    const copies = Object.keys(packages).filter((path) => path.endsWith("node_modules/@pulumi/pulumi"));
    assert.deepEqual(copies, ["node_modules/@pulumi/pulumi"]);
    assert.equal(packages["node_modules/@pulumi/pulumi"]?.version, root.dependencies?.["@pulumi/pulumi"]);
  });

  it("do not name where they were downloaded from", () => {
    assert.doesNotMatch(readFileSync(join(REPOSITORY, "package-lock.json"), "utf8"), /"resolved": "https?:/);
  });
});
