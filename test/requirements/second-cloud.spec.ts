/** Proves row OPS-08: layers know one another by contracts only, and the page lists all of AWS above the node pools. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlannedResource } from "@drydock/core/plan-record";
import { REPOSITORY } from "../support/drydock.ts";
import { type Planned, plannedResources } from "../support/plan.ts";

const ENVIRONMENTS = ["dev", "staging", "prod", "prod-dr"] as const;
const BELOW = ["network", "cluster", "nodepools"];

const page = readFileSync(join(REPOSITORY, "docs/second-cloud.md"), "utf8");

/** Rows of the table below a heading, as cells. */
function tableOf(heading: string): string[][] {
  const section = page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return section
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

const named = (cell = ""): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

describe("requirements: a seam for another cloud", function () {
  this.timeout(120_000);
  let layers: readonly string[];
  let above: readonly PlannedResource[];
  before(async () => {
    const plans: Planned[] = [];
    for (const name of ENVIRONMENTS) plans.push(await plannedResources(name));
    layers = plans[0]?.record.layers.map(({ name }) => name) ?? [];
    above = plans
      .flatMap(({ resources }) => resources)
      .filter(({ id, type, layer }) => id !== undefined && type.startsWith("aws:") && !BELOW.includes(layer));
  });

  /** Whether the layer registers it by itself, outside of the components that others use too. */
  const isOwn = ({ component, layer }: PlannedResource): boolean =>
    component?.startsWith(`drydock:${layer}:`) ?? true;

  it("OPS-08: no layer depends on another layer's package", () => {
    assert.ok(layers.length >= 12);
    for (const layer of layers) {
      const { dependencies } = JSON.parse(
        readFileSync(join(REPOSITORY, "packages", layer, "package.json"), "utf8"),
      ) as { dependencies: Record<string, string> };
      const others = Object.keys(dependencies).filter((name) =>
        layers.includes(name.replace("@drydock/", "")),
      );
      assert.deepEqual(others, [], layer);
    }
  });

  it("OPS-08: apps and delivery have nothing of AWS, and the mesh has roles only", () => {
    const components = (layer: string) =>
      sorted(above.filter((one) => one.layer === layer).map(({ component }) => component ?? ""));
    assert.deepEqual(components("app"), []);
    assert.deepEqual(components("delivery"), []);
    assert.deepEqual(components("mesh"), ["drydock:workload-identity:WorkloadIdentity"]);
  });

  it("OPS-08: the page lists every component by which layers get AWS", () => {
    const used = above.filter((one) => !isOwn(one)).map(({ component }) => component?.split(":")[1] ?? "");
    const listed = tableOf("Components that know AWS").flatMap(([, cell]) => named(cell));
    assert.deepEqual(sorted(used), sorted(listed));
  });

  it("OPS-08: the page lists every kind that layers register of AWS themselves", () => {
    const own = Map.groupBy(above.filter(isOwn), ({ layer }) => layer);
    const rows = tableOf("What layers register of AWS themselves");
    assert.deepEqual(rows.map(([, layer]) => named(layer)[0]).sort(), [...own.keys()].sort());
    for (const [, layer, kinds] of rows) {
      const [name = ""] = named(layer);
      const registered = own.get(name)?.map(({ type }) => type.slice(type.lastIndexOf(":") + 1)) ?? [];
      assert.deepEqual(sorted(registered), named(kinds), name);
    }
  });
});
