/** Proves that both topologies register the same resources for every shipped environment. */
import assert from "node:assert/strict";
import { type Environment, listEnvironments, loadEnvironment } from "@drydock/core/environment";
import type { PlanRecord } from "@drydock/core/plan-record";
import { planEnvironment } from "@drydock/planner";

type Resource = PlanRecord["resources"][number];

/** What exists for the sake of the topology: one stack and its references for each project. */
const OF_THE_PROJECT = new Set(["pulumi:pulumi:Stack", "pulumi:pulumi:StackReference"]);

/** The type chain and name of a URN, without the stack and the project that differ. */
const place = (urn: string): string => urn.split("::").slice(2).join("::");
const typeOf = (urn: string): string => urn.split("::")[2]?.split("$").at(-1) ?? "";

/**
 * A resource without its project. Of its dependencies those stay that lie in its own layer: between layers one
 * topology has a stack reference where the other has the resources themselves.
 */
function withoutProject(
  resource: Resource,
  layerOf: ReadonlyMap<string, string>,
): Omit<Resource, "urn"> & { place: string } {
  const { urn, parent, dependsOn, options, ...rest } = resource;
  const own = dependsOn.filter(
    (one) => !OF_THE_PROJECT.has(typeOf(one)) && layerOf.get(one) === resource.layer,
  );
  return {
    ...rest,
    place: place(urn),
    parent: parent === null || OF_THE_PROJECT.has(typeOf(parent)) ? null : place(parent),
    dependsOn: own.map(place).sort(),
    ...(options && {
      options: { ...options, ...(options.deletedWith && { deletedWith: place(options.deletedWith) }) },
    }),
  };
}

async function resourcesOf(
  environment: Environment,
  topology: Environment["topology"],
): Promise<Map<string, object>> {
  const { resources, preflight } = await planEnvironment({ ...environment, topology });
  assert.deepEqual(
    preflight.filter(({ status }) => status === "fail"),
    [],
    `${environment.environment} plans without a failure as ${topology}`,
  );
  const layerOf = new Map(resources.map(({ urn, layer }) => [urn, layer]));
  const own = resources.filter(({ type }) => !OF_THE_PROJECT.has(type));
  return new Map(own.map((resource) => [place(resource.urn), withoutProject(resource, layerOf)]));
}

describe("both topologies", () => {
  for (const name of listEnvironments()) {
    it(`register the same resources for ${name}`, async () => {
      const environment = await loadEnvironment(name);
      const single = await resourcesOf(environment, "single");
      const layered = await resourcesOf(environment, "layered");
      assert.ok(single.size > 50, `${name} has ${single.size} resources`);
      assert.deepEqual([...single.keys()].sort(), [...layered.keys()].sort());
      for (const [key, resource] of single) assert.deepEqual(resource, layered.get(key), key);
    });
  }
});
