/** Proves: the committed JSON Schemas are current and described, and the shipped files name them and satisfy them. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { publishedSchemas } from "./json-schemas.ts";
import { branchesOf, type JsonSchema } from "./schema/json-schema.ts";
import { mutatedProd, SHIPPED, shippedText } from "./testing/mutated.ts";

const COMMITTED = new URL("../../schemas/", import.meta.url);
const committed = (file: string): string => readFileSync(new URL(file, COMMITTED), "utf8");
const schema = (file: string): JsonSchema => JSON.parse(committed(file)) as JsonSchema;

describe("the committed JSON Schemas", () => {
  const published = publishedSchemas();

  it("are those that are published, and no others", () => {
    assert.deepEqual(readdirSync(COMMITTED).sort(), Object.keys(published).sort());
  });

  for (const [file, text] of Object.entries(published)) {
    it(`${file} is current (otherwise: npm run schemas)`, () => assert.equal(committed(file), text));

    it(`${file} describes every key`, () => {
      const { keys, bare } = describedKeys(schema(file), "");
      assert.ok(keys > 5, `only ${keys} keys were seen`);
      assert.deepEqual(bare, []);
    });
  }
});

function describedKeys(node: JsonSchema, at: string): { keys: number; bare: string[] } {
  const own = Object.entries(node.properties ?? {}).map(([key, property]) => {
    const inner = describedKeys(property, `${at}.${key}`);
    const bare = property.description === undefined ? [`${at}.${key}`] : [];
    return { keys: inner.keys + 1, bare: [...bare, ...inner.bare] };
  });
  const below = [
    ...branchesOf(node),
    ...(node.items ? [node.items] : []),
    ...(typeof node.additionalProperties === "object" ? [node.additionalProperties] : []),
  ].map((inner) => describedKeys(inner, `${at}.*`));
  const all = [...own, ...below];
  return { keys: all.reduce((sum, { keys }) => sum + keys, 0), bare: all.flatMap(({ bare }) => bare) };
}

/** Files that are no environment. */
const SCHEMAS: Readonly<Record<string, string>> = {
  "exemptions.yaml": "exemptions.schema.json",
  "guardrails.yaml": "guardrails.schema.json",
};

/** The schemas give a pattern beside each format: the format itself is a hint for editors. */
const ajv = (): Ajv2020 => new Ajv2020({ allErrors: true, validateFormats: false });

describe("the shipped files", () => {
  for (const file of readdirSync(SHIPPED).filter((name) => name.endsWith(".yaml"))) {
    const schemaFile = SCHEMAS[file] ?? "environment.schema.json";
    const text = shippedText(file.replace(".yaml", ""));

    it(`${file} names its schema for editors, in the first line`, () => {
      const [first] = text.split("\n");
      assert.equal(first, `# yaml-language-server: $schema=../../packages/core/schemas/${schemaFile}`);
      assert.doesNotThrow(() => readFileSync(new URL(first.split("=")[1] ?? "", SHIPPED)));
    });

    it(`${file} satisfies its schema`, () => {
      const validator = ajv();
      const valid = validator.validate(schema(schemaFile), parse(text));
      assert.ok(valid, JSON.stringify(validator.errors));
    });
  }
});

describe("every format in a committed schema", () => {
  it("stands beside a pattern that says the same", () => {
    const bare = Object.keys(publishedSchemas()).flatMap((file) => formatsWithoutPattern(schema(file), file));
    assert.deepEqual(bare, []);
  });
});

function formatsWithoutPattern(node: unknown, at: string): string[] {
  if (typeof node !== "object" || node === null) return [];
  const own = "format" in node && typeof node.format === "string" && !("pattern" in node) ? [at] : [];
  return [
    ...own,
    ...Object.entries(node).flatMap(([key, inner]) => formatsWithoutPattern(inner, `${at}.${key}`)),
  ];
}

describe("environment.schema.json", () => {
  const WRONG: readonly [string[], unknown][] = [
    [["nodePools", "data", "maxSiz"], 6],
    [["nodePools", "data", "maxSize"], "6"],
    [["nodePools", "data", "disk", "sizeGiB"], "100GB"],
    [["network", "vpcCidrBlock"], "ten"],
    [["network", "natGateways", "strategy"], "OnePerAZ"],
    [["cluster", "networking", "cni"], "vpccni"],
    [["cluster", "addons", "corends"], {}],
    [["cluster", "kubernetesVersion"], 1.35],
  ];
  for (const [path, value] of WRONG) {
    it(`lets an editor see that ${path.join(".")}: ${JSON.stringify(value)} is wrong`, () => {
      const text = mutatedProd((prod) => prod.setIn(path, prod.createNode(value)));
      assert.ok(!ajv().validate(schema("environment.schema.json"), parse(text)));
    });
  }

  it("does not ask for keys that have a default", () => {
    const text = mutatedProd((prod) => void prod.deleteIn(["nodePools", "data", "disk", "iops"]));
    assert.ok(ajv().validate(schema("environment.schema.json"), parse(text)));
  });
});
