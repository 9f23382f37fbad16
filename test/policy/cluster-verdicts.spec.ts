// Proves that each rule which the cluster keeps is a rule of the library, and gives the same verdict there as here.
import assert from "node:assert/strict";
import {
  DEFAULT_SETTINGS,
  Exemptions,
  groupKind,
  Judge,
  judgeAll,
  type KubernetesObject,
  objectsOf,
  podsOf,
  type Rule,
  RULES,
} from "@drydock/rules";
import {
  ADMISSION_RULES,
  type CelRule,
  CONSTRAINT_RULES,
  POD_MAKERS,
  refusalsOf,
  registryPrefixes,
} from "@drydock/security/testing";
import { allSampleObjects } from "../support/fixtures.ts";
import { changedOnce } from "../support/changed-once.ts";
import { plannedResources } from "../support/plan.ts";
import { OBJECT_MUTATIONS } from "./mutations/objects.ts";
import { POD_MUTATIONS } from "./mutations/pods.ts";

const REGISTRIES = ["registry.k8s.io", "registry.example.com", "docker.io/acme", "quay.io/team/tool"];
const LABELS = ["app.kubernetes.io/name"];
const SETTINGS = { ...DEFAULT_SETTINGS, allowedRegistries: REGISTRIES, requiredLabels: LABELS };
const PARAMETERS = { registries: registryPrefixes(REGISTRIES), labels: LABELS };

const CLUSTER_RULES: readonly (CelRule & { readonly name: string })[] = [
  ...CONSTRAINT_RULES,
  ...ADMISSION_RULES,
];

const MAKERS: ReadonlySet<string> = new Set(
  POD_MAKERS.flatMap(({ group, kinds }) => kinds.map((kind) => `${group}:${kind}`)),
);

/** Examples and mistakes of all rules, and each of them with one value changed; samples of others where they are at hand. */
const OBJECTS: readonly KubernetesObject[] = distinct(
  [
    ...RULES.flatMap(({ examples }) => [examples.good, examples.bad]).flatMap((value) =>
      (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => objectsOf(one)),
    ),
    ...POD_MUTATIONS.flatMap(({ inputs }) =>
      objectsOf({ apiVersion: "apps/v1", kind: "Deployment", ...inputs }),
    ),
    ...OBJECT_MUTATIONS.flatMap(({ add = [] }) => add).flatMap(({ inputs }) => objectsOf(inputs)),
  ]
    .flatMap(({ object }) => [object, ...changedOnce(object)])
    .concat(allSampleObjects())
    .map(asHeld),
);

function distinct(objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  return [...new Map(objects.map((object) => [JSON.stringify(object), object])).values()];
}

/** The API keeps no null: what is set to it is not set. */
function asHeld<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) => inner ?? undefined) as T;
}

const ruleOf = (id: string): Rule => {
  const rule = RULES.find((one) => one.id === id);
  assert.ok(rule, `${id} is no rule of the library`);
  return rule;
};

/** A rule about everything together, as far as one object alone shows it, is one of the kinds that it speaks of. */
function judges(rule: Rule, object: KubernetesObject): boolean {
  const kind = groupKind(object);
  if (rule.subject === "stack") return kind === "policy:PodDisruptionBudget";
  if (rule.subject === "object" && !rule.kinds.includes("*")) return rule.kinds.includes(kind);
  return MAKERS.has(kind) && podsOf(object).length === 1;
}

function foundHere(rule: Rule, object: KubernetesObject): boolean {
  const judge = new Judge([{ rule, level: "mandatory" }], SETTINGS);
  const { subjects } = judgeAll(judge, [{ object }], new Exemptions([], "2026-11-21"));
  return subjects.some(({ verdicts }) => verdicts.length > 0);
}

/** Undefined where the rule cannot be evaluated: the API takes no object whose fields have other types. */
function refusedThere(rule: CelRule, object: KubernetesObject): boolean | undefined {
  try {
    return refusalsOf(rule, object, PARAMETERS).length > 0;
  } catch {
    return undefined;
  }
}

describe("rules that the cluster keeps", function () {
  this.timeout(120_000);

  it("have ids of the library, each once", () => {
    const names = CLUSTER_RULES.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) ruleOf(name);
  });

  for (const cluster of CLUSTER_RULES) {
    const same = cluster.part === undefined;
    it(`${cluster.name} refuses ${same ? "what" : "nothing but what"} the library finds`, () => {
      const rule = ruleOf(cluster.name);
      const verdicts = OBJECTS.filter((object) => judges(rule, object)).flatMap((object) => {
        const refused = refusedThere(cluster, object);
        return refused === undefined ? [] : [{ object, refused, found: foundHere(rule, object) }];
      });
      assert.deepEqual(
        verdicts
          .filter(({ refused, found }) => (same ? refused !== found : refused && !found))
          .map((one) => JSON.stringify(one)),
        [],
      );
      assert.deepEqual(new Set(verdicts.map(({ refused }) => refused)), new Set([true, false]));
      assert.ok(verdicts.length >= 8, `only ${verdicts.length} objects`);
    });
  }
});

describe("the platform's own objects", function () {
  this.timeout(60_000);

  it("are admitted in the namespaces in which the cluster refuses", async () => {
    const { resources, record } = await plannedResources("prod");
    const enforced = ["application", "production", "production-agents"];
    assert.equal(record.environment, "prod");
    const registries = registryPrefixes(registriesOf(resources));
    const objects = resources
      .filter(({ type }) => type.startsWith("kubernetes:"))
      .flatMap(({ type, inputs }) => objectsOf({ ...tokenKind(type), ...inputs }))
      .map(({ object }) => asHeld(object))
      .filter(({ metadata }) => enforced.includes(metadata.namespace ?? ""));
    assert.ok(objects.length > 30, String(objects.length));
    const refused = objects.flatMap((object) =>
      CLUSTER_RULES.filter(({ name }) => judges(ruleOf(name), object)).flatMap((rule) =>
        refusalsOf(rule, object, { registries, labels: LABELS }).map(
          (message) => `${object.kind} ${object.metadata.name ?? ""} ${message}`,
        ),
      ),
    );
    assert.deepEqual(refused, []);
  });
});

/** What the constraint of the plan allows. */
function registriesOf(
  resources: readonly { readonly type: string; readonly inputs: object }[],
): readonly string[] {
  const constraint = resources.find(({ type }) => type.endsWith(":DrydockAllowedRegistries"));
  assert.ok(constraint);
  return (constraint.inputs as { spec: { parameters: { registries: readonly string[] } } }).spec.parameters
    .registries;
}

function tokenKind(type: string): object {
  const [, version = "", kind] = type.split(":");
  return { apiVersion: version.replace(/^core\//, ""), kind };
}
