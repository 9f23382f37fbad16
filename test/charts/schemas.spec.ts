/** Proves that values of the shipped environments are valid by the charts' own schemas, which Helm holds them to. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listEnvironments } from "@drydock/core/environment";
import { Ajv, type ValidateFunction } from "ajv";
import { CHART_FACTS, chartDefaults, isValues } from "../support/chart-keys.ts";
import { plannedResources } from "../support/plan.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
type Values = Readonly<Record<string, unknown>>;

/** As Helm does it: maps are merged, everything else is replaced. */
function merged(defaults: Values, given: Values): Values {
  const both = Object.entries(given).map(([key, value]) => {
    const known = defaults[key];
    return [key, isValues(value) && isValues(known) ? merged(known, value) : value] as const;
  });
  return { ...defaults, ...Object.fromEntries(both) };
}

const schemaOf = (chart: string): string => join(CHART_FACTS, chart, "values.schema.json");

const validators = new Map<string, ValidateFunction>();

/** Charts' schemas have keywords and formats of their own, which Helm passes over too. */
function validatorOf(chart: string): ValidateFunction {
  const known = validators.get(chart);
  if (known) return known;
  const { $schema: _, ...schema } = JSON.parse(readFileSync(schemaOf(chart), "utf8")) as Record<
    string,
    unknown
  >;
  const made = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
  validators.set(chart, made);
  return made;
}

function errors(chart: string, values: Values): string[] {
  const validate = validatorOf(chart);
  validate(merged(chartDefaults(chart), values));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}

describe("merged", () => {
  it("merges maps, and replaces lists and scalars", () => {
    assert.deepEqual(merged({ a: { b: 1, c: 2 }, d: [1], e: 1 }, { a: { b: 3 }, d: [2], f: {} }), {
      a: { b: 3, c: 2 },
      d: [2],
      e: 1,
      f: {},
    });
  });
});

if (existsSync(CHART_FACTS)) {
  describe("values of charts that have a schema", function () {
    this.timeout(120_000);

    it("a wrong type is seen", () => {
      assert.deepEqual(errors("loki", { deploymentMode: 3 }), ["/deploymentMode must be string"]);
    });

    for (const environment of listEnvironments()) {
      it(`${environment}: are valid`, async () => {
        const releases = (await plannedResources(environment)).all(RELEASE);
        const judged = releases.flatMap(({ name, inputs }) => {
          const chart = String(inputs["chart"]).split("/").at(-1) ?? "";
          const values = isValues(inputs["values"]) ? inputs["values"] : {};
          return existsSync(schemaOf(chart)) ? [{ name, wrong: errors(chart, values) }] : [];
        });
        assert.ok(judged.some(({ name }) => name === "observability-loki-release"));
        assert.deepEqual(
          judged.filter(({ wrong }) => wrong.length > 0),
          [],
        );
      });
    }
  });
}
