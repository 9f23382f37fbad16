// Proves that a rule which the cluster enforces too gives the same verdict there as here, on every pod that the library has an example of.
import assert from "node:assert/strict";
import { DEFAULT_SETTINGS, Judge, type KubernetesObject, objectsOf, podsOf, RULES } from "@drydock/rules";
import { CONSTRAINT_RULES, refusalsOf } from "@drydock/security/testing";
import { POD_MUTATIONS } from "./mutations/pods.ts";

/** Rules of the cluster by their names, and the rules of the library that they are; the names of most are the same. */
const SAME: Readonly<Record<string, string>> = {
  "allowed-registries": "allowed-registries",
  "no-privileged-containers": "no-privileged-containers",
  "pinned-images": "no-latest-image",
  "read-only-root-filesystem": "read-only-root-filesystem",
};

const REGISTRIES = ["registry.k8s.io", "registry.example.com"];
const SETTINGS = { ...DEFAULT_SETTINGS, allowedRegistries: REGISTRIES };
const PARAMETERS = { registries: REGISTRIES };

/** Objects with pods from the examples and mistakes of all rules, as the API would hold them. */
const OBJECTS: readonly KubernetesObject[] = [
  ...RULES.flatMap(({ examples }) => [examples.good, examples.bad]).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => objectsOf(one)),
  ),
  ...POD_MUTATIONS.flatMap(({ inputs }) =>
    objectsOf({ apiVersion: "apps/v1", kind: "Deployment", ...inputs }),
  ),
]
  .map(({ object }) => object)
  .filter(isOfTheCluster);

/** The API refuses what has no image before any rule sees it; and the platform has no nodes for Windows. */
function isOfTheCluster(object: KubernetesObject): boolean {
  const pods = podsOf(object);
  const containers = pods.flatMap((pod) => pod.containers());
  const forWindows = pods.some(({ spec }) => JSON.stringify(spec["os"] ?? {}).includes("windows"));
  return (
    !forWindows &&
    pods.length === 1 &&
    containers.length > 0 &&
    containers.every(({ spec }) => typeof spec["image"] === "string")
  );
}

describe("rules that the cluster enforces too", function () {
  this.timeout(60_000);

  it("are judged on many pods", () => assert.ok(OBJECTS.length > 50, String(OBJECTS.length)));

  for (const [name, id] of Object.entries(SAME)) {
    it(`${name} is ${id}`, () => {
      const rule = RULES.find((one) => one.id === id);
      const constraint = CONSTRAINT_RULES.find((one) => one.name === name);
      assert.ok(rule && constraint);
      const judge = new Judge([{ rule, level: "mandatory" }], SETTINGS);
      const verdicts = OBJECTS.map((object) => ({
        object,
        here: judge.object(object).verdicts.length > 0,
        cluster: refusalsOf(constraint, object, PARAMETERS).length > 0,
      }));
      assert.deepEqual(
        verdicts.filter(({ here, cluster }) => here !== cluster).map((one) => JSON.stringify(one)),
        [],
      );
      assert.deepEqual(new Set(verdicts.map(({ here }) => here)), new Set([true, false]));
    });
  }
});
