/** Proves that the data files have their form, name their sources, and agree with each other, the schemas and the docs. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { charts, kubernetesMinors } from "@drydock/core/catalogue";
import { readData } from "./data.ts";
import { knownKinds, type RemovedApi, schemalessKinds } from "./kinds.ts";
import type { FieldsFile } from "./schema/fields.ts";
import { loadSchemas } from "./schema/load.ts";
import type { OwnSchema, Shape } from "./schema/own.ts";

const directory = new URL("./data/", import.meta.url);
const page = readFileSync(new URL("../../../../docs/validity.md", import.meta.url), "utf8");
const names = (path: string): string[] =>
  readdirSync(new URL(path, directory))
    .filter((file) => file.endsWith(".json"))
    .map((file) => path + file.replace(/\.json$/, ""));
const ownSchemas = names("own-schemas/").map((file) => readData<OwnSchema>(file));

/** Cells of the rows of one table of the page, found by its first heading cell. */
function table(heading: string): string[][] {
  const lines = page.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} `));
  assert.notEqual(start, -1, `docs/validity.md has a table ${heading}`);
  const end = lines.findIndex((line, i) => i > start && !line.startsWith("|"));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}

describe("data of the checks", () => {
  for (const file of [...names("./"), ...names("own-schemas/")]) {
    it(`${file} says what it is, where it was read, and when`, () => {
      const { about, source, sources, lookedUp } = readData<Record<string, unknown>>(file);
      assert.ok(typeof about === "string" && about.length > 20);
      assert.match(String(lookedUp), /^\d{4}-\d{2}-\d{2}$/);
      assert.ok(typeof source === "string" || (sources as string[]).length > 0);
    });
  }

  it("name one schema for each kind, and each can be loaded", async () => {
    const kinds = [...knownKinds().values()];
    const schemas = await loadSchemas(kinds);
    const unjudged = kinds.filter((kind) => {
      const [issue] =
        schemas(kind)?.({
          apiVersion: kind.apiVersion,
          kind: kind.kind,
          metadata: { name: "a" },
          sepc: 1,
        })?.filter(({ is }) => is === "unknown") ?? [];
      return issue?.path.join(".") !== "sepc";
    });
    assert.deepEqual(unjudged, []);
  });

  it("give every kind that is not served on all minors a minor that the catalogue knows of", () => {
    const minors = kubernetesMinors().map(({ version }) => version);
    for (const { kind, since } of knownKinds().values()) if (since) assert.ok(minors.includes(since), kind);
    for (const { path, since } of readData<FieldsFile>("fields").notYet) {
      if (since !== null) assert.ok(minors.includes(since), path);
    }
  });

  it("list no removed API as served, and name what is served in its place", () => {
    const { removed } = readData<{ removed: (RemovedApi & { apiVersion: string; kinds: string[] })[] }>(
      "removed-apis",
    );
    for (const { apiVersion, kinds, use } of removed) {
      for (const kind of kinds) {
        assert.equal(knownKinds().has(`${apiVersion}/${kind}`), false, `${apiVersion} ${kind}`);
        if (use.includes("/")) assert.ok(knownKinds().has(`${use}/${kind}`), `${use} ${kind}`);
      }
    }
  });

  it("know only charts that the versions catalogue installs, or EKS add-ons replace", () => {
    const installed = new Set(Object.values(charts()).map(({ chart }) => chart));
    const known = Object.keys(readData<{ charts: object }>("charts").charts);
    assert.deepEqual(
      known.filter((chart) => !installed.has(chart)),
      ["metrics-server"],
    );
  });

  it("give own schemas for exactly the kinds that ask for one, and required fields that they have", () => {
    const asking = [...knownKinds().values()].filter(({ schema }) => schema === "own");
    assert.deepEqual(
      ownSchemas.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`).sort(),
      asking.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`).sort(),
    );
    const walk = (shape: Shape): void => {
      for (const field of shape.required ?? []) assert.ok(shape.properties?.[field], field);
      for (const inner of Object.values(shape.properties ?? {})) walk(inner);
      if (shape.items) walk(shape.items);
    };
    for (const { schema } of ownSchemas) walk(schema);
  });
});

describe("docs/validity.md", () => {
  it("lists the kinds without a schema, with the reason of the data", () => {
    assert.deepEqual(
      table("Kind without a schema"),
      schemalessKinds().map(({ apiVersion, kind, reason }) => [`${apiVersion} ${kind}`, reason]),
    );
  });

  it("lists the kinds with a schema of our own", () => {
    assert.deepEqual(
      table("Kind with a schema of our own")
        .map(([kind]) => kind)
        .sort(),
      ownSchemas.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`).sort(),
    );
  });

  it("lists every check by its id, and no other", () => {
    const source = readdirSync(new URL("./", import.meta.url), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".spec.ts"))
      .map((file) => readFileSync(new URL(file, import.meta.url), "utf8"))
      .join("\n");
    const ids = new Set(
      [...source.matchAll(/"((?:names|quantities|references|schema|selectors)\/[A-Z]\w+)"/g)].map(
        ([, id]) => id,
      ),
    );
    assert.deepEqual(
      table("Check")
        .map(([id]) => id)
        .sort(),
      [...ids].sort(),
    );
  });

  it("names the packages whose schemas are used, at their versions", () => {
    const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const used = Object.entries(manifest.dependencies).filter(([name]) => name.includes("kubernetes-models"));
    assert.deepEqual(
      table("Package").map(([name, version]) => [name, version]),
      used,
    );
  });
});
