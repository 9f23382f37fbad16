/** Proves that nothing floats: every version in the catalogue and in every package.json is one exact version. */
import assert from "node:assert/strict";
import { globSync, readdirSync, readFileSync } from "node:fs";

const ROOT = new URL("../../../../", import.meta.url);
const DATA = new URL("./data/", import.meta.url);

const EXACT = /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$/;

type Json = Record<string, unknown>;
const json = (file: string | URL): Json => JSON.parse(readFileSync(new URL(file, ROOT), "utf8")) as Json;

/** Every value under a key of that name, however deep, with its path. */
function valuesOf(key: string, value: unknown, path: string[] = []): [string, unknown][] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === key ? ([[[...path, name].join("."), inner]] as [string, unknown][]) : []),
    ...valuesOf(key, inner, [...path, name]),
  ]);
}

const WORKSPACES = ((json("package.json")["workspaces"] ?? []) as string[]).map(
  (pattern) => `${pattern}/package.json`,
);
const MANIFESTS = ["package.json", ...globSync(WORKSPACES, { cwd: ROOT })].sort();
const KINDS = ["dependencies", "devDependencies", "optionalDependencies"] as const;

/** [package.json, dependency, version] of the whole repository. */
const DEPENDENCIES = MANIFESTS.flatMap((manifest) => {
  const content = json(manifest);
  return KINDS.flatMap((kind) =>
    Object.entries((content[kind] ?? {}) as Record<string, string>).map(
      ([name, version]) => [manifest, name, version] as const,
    ),
  );
});

/** Installed packages by their place: node_modules/nx. */
const INSTALLED = json("package-lock.json")["packages"] as Record<
  string,
  { version?: string; link?: boolean }
>;

describe("nothing floats in the catalogue", () => {
  for (const file of readdirSync(DATA)) {
    it(file, () => {
      const content = json(new URL(file, DATA));
      const versions = valuesOf("version", content);
      for (const [path, version] of versions) assert.match(String(version), EXACT, path);
      for (const [path, version] of valuesOf("appVersion", content))
        assert.match(String(version), /^v?\d+(\.\d+)+$/, path);
      const pinsNothing = ["instance-types.json", "kubernetes.json", "quotas.json"];
      if (!pinsNothing.includes(file)) assert.ok(versions.length > 0);
    });
  }
});

describe("nothing floats in the workspace", () => {
  it("every dependency of every package.json is one exact version", () => {
    assert.ok(MANIFESTS.length > 20, "workspaces are found");
    for (const [manifest, name, version] of DEPENDENCIES)
      assert.match(version, EXACT, `${manifest}: ${name}`);
  });

  it("a dependency has the same version in every package.json", () => {
    const first = new Map<string, string>();
    for (const [manifest, name, version] of DEPENDENCIES) {
      assert.equal(version, first.get(name) ?? version, `${manifest}: ${name}`);
      first.set(name, version);
    }
  });

  it("overrides name a pinned version", () => {
    for (const version of Object.values(
      (json("package.json")["overrides"] ?? {}) as Record<string, string>,
    )) {
      assert.match(version, /^\$|^\d+\.\d+\.\d+$/);
    }
  });

  it("what is pinned is what is installed", () => {
    for (const [manifest, name, version] of DEPENDENCIES) {
      const own = INSTALLED[manifest.replace("package.json", `node_modules/${name}`)];
      const entry = own ?? INSTALLED[`node_modules/${name}`];
      if (entry?.link) continue;
      assert.equal(entry?.version, version, `${manifest}: ${name}`);
    }
  });

  it("there is one copy of @pulumi/pulumi", () => {
    const copies = Object.keys(INSTALLED).filter((place) => place.endsWith("node_modules/@pulumi/pulumi"));
    assert.deepEqual(copies, ["node_modules/@pulumi/pulumi"]);
    assert.deepEqual(globSync("node_modules/**/node_modules/@pulumi/pulumi/package.json", { cwd: ROOT }), []);
  });

  it("nx and every @nx package have one version", () => {
    const nx = Object.entries(INSTALLED).filter(([place]) =>
      /(^|\/)node_modules\/(nx|@nx\/[^/]+)$/.test(place),
    );
    assert.ok(nx.length > 1);
    const { nx: pinned } = json("package.json")["devDependencies"] as Record<string, string>;
    assert.deepEqual([...new Set(nx.map(([, { version }]) => version))], [pinned]);
  });

  it("Node is pinned for people as for npm", () => {
    const { node } = json("package.json")["devDependencies"] as Record<string, string>;
    assert.equal(readFileSync(new URL(".nvmrc", ROOT), "utf8").trim(), node);
  });
});
