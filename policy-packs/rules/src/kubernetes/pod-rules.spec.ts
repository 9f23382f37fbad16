// Proves for every pod rule that order, unrelated fields and the kind around a pod never change what it says.
import assert from "node:assert/strict";
import fc from "fast-check";
import { RULES } from "../rules.ts";
import type { Finding, PodRule } from "../rule.ts";
import { judgingPod } from "../testing/judging.ts";
import { type Inputs, isObject } from "../inputs.ts";
import { objectsOf } from "./objects-of.ts";
import { podsOf } from "./pods-of.ts";

const SETTINGS = { allowedRegistries: ["registry.k8s.io", "registry.example.com"] };
const POD_RULES = RULES.filter((rule) => rule.subject === "pod");

/** Where each kind has the pod: path of what holds `metadata` and `spec`. */
const KINDS: readonly (readonly [apiVersion: string, kind: string, path: readonly string[]])[] = [
  ["v1", "Pod", []],
  ["apps/v1", "Deployment", ["spec", "template"]],
  ["apps/v1", "StatefulSet", ["spec", "template"]],
  ["apps/v1", "DaemonSet", ["spec", "template"]],
  ["apps/v1", "ReplicaSet", ["spec", "template"]],
  ["v1", "ReplicationController", ["spec", "template"]],
  ["batch/v1", "Job", ["spec", "template"]],
  ["batch/v1", "CronJob", ["spec", "jobTemplate", "spec", "template"]],
  ["v1", "PodTemplate", ["template"]],
  ["argoproj.io/v1alpha1", "Rollout", ["spec", "template"]],
  ["serving.knative.dev/v1", "Service", ["spec", "template"]],
  ["serving.knative.dev/v1", "Revision", []],
  ["example.com/v1", "Anything", ["spec", "template"]],
];

interface Pod {
  readonly metadata: Inputs;
  readonly spec: Inputs;
}

/** The pod of an example, whatever kind the example has chosen; its owner's namespace and name go with it. */
function podOf(example: unknown): Pod {
  const found = objectsOf(example).flatMap(({ object }) => podsOf(object));
  const [pod] = found;
  assert.ok(pod && found.length === 1, "the example of a pod rule brings one pod");
  const { namespace } = pod.owner.metadata;
  return {
    metadata: {
      labels: pod.labels,
      annotations: pod.annotations,
      ...(namespace === undefined ? {} : { namespace }),
    },
    spec: pod.spec,
  };
}

function within([apiVersion, kind, path]: (typeof KINDS)[number], { metadata, spec }: Pod): Inputs {
  const { namespace, ...template } = metadata;
  const outline = {
    apiVersion,
    kind,
    metadata: { name: "subject", ...(namespace === undefined ? {} : { namespace }) },
  };
  if (path.length === 0) return { ...outline, metadata: { ...outline.metadata, ...template }, spec };
  const nested = path.reduceRight<Inputs>((inner, step) => ({ [step]: inner }), { metadata: template, spec });
  return { ...outline, ...nested };
}

/** Findings with their paths as they are inside the pod's spec, in an order of their own. */
function findings(rule: PodRule, object: Inputs, [, , path]: (typeof KINDS)[number]): string[] {
  const prefix = [...path, "spec"].join(".");
  const metadata = [...path, "metadata"].join(".");
  return judgingPod(rule, object, SETTINGS)
    .map(({ path: at, message }: Finding) => {
      const inside = at.startsWith(prefix)
        ? at.slice(prefix.length)
        : at.startsWith(metadata)
          ? `~${at.slice(metadata.length)}`
          : at;
      return `${inside}: ${message}`;
    })
    .sort();
}

/** Rules about what must go on answering: a job's pods are done when their work is. */
const MAY_RUN_TO_ITS_END = new Set(["liveness-probe", "readiness-probe"]);
const pathOf = (finding: string): string => finding.slice(0, finding.indexOf(": "));
const POD_KIND = KINDS[0]!;
const EXAMPLES = ["good", "bad"] as const;

/** The same value with the keys of every map in another order. */
function shuffled(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => ({ key, inner: shuffled(inner, random), at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ key, inner }) => [key, inner]),
  );
}

/** Names that no field of a pod has, with values of every kind. */
const unrelated = fc.dictionary(
  fc.stringMatching(/^[a-z]{3,8}$/).map((name) => `x${name}Unrelated`),
  fc.jsonValue({ maxDepth: 2 }),
  { minKeys: 1, maxKeys: 3 },
);

/** Adds the fields to every map on the way to a container, and to the containers. */
function padded({ metadata, spec }: Pod, more: Inputs): Pod {
  const lists = ["initContainers", "containers", "ephemeralContainers"].flatMap((list) => {
    const containers = spec[list];
    if (!Array.isArray(containers)) return [];
    return [[list, containers.map((one: unknown) => (isObject(one) ? { ...one, ...more } : one))]];
  });
  const context = spec["securityContext"];
  return {
    metadata: { ...metadata, ...more },
    spec: {
      ...spec,
      ...more,
      ...(Object.fromEntries(lists) as Inputs),
      ...(isObject(context) ? { securityContext: { ...context, ...more } } : {}),
    },
  };
}

for (const rule of POD_RULES) {
  describe(`${rule.id}, whatever surrounds the pod`, () => {
    for (const example of EXAMPLES) {
      const pod = podOf(rule.examples[example]);
      const expected = findings(rule, within(POD_KIND, pod), POD_KIND);

      it(`says the same of its ${example} example in every kind`, () => {
        const kinds = MAY_RUN_TO_ITS_END.has(rule.id)
          ? KINDS.filter(([, kind]) => !kind.endsWith("Job"))
          : KINDS;
        for (const kind of kinds)
          assert.deepEqual(findings(rule, within(kind, pod), kind), expected, kind[1]);
      });

      it(`says the same of its ${example} example in any order of fields`, () => {
        fc.assert(
          fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (numbers) => {
            const random = (): number => numbers.next().value as number;
            const object = shuffled(within(POD_KIND, pod), random) as Inputs;
            // A message shows the offending value, fields in the order in which they are written.
            assert.deepEqual(findings(rule, object, POD_KIND).map(pathOf), expected.map(pathOf));
          }),
          { numRuns: 20 },
        );
      });

      it(`says the same of its ${example} example with unrelated fields`, () => {
        fc.assert(
          fc.property(unrelated, (more) => {
            const object = within(POD_KIND, padded(pod, more));
            assert.deepEqual(findings(rule, { ...object, ...more }, POD_KIND), expected);
          }),
          { numRuns: 20 },
        );
      });
    }
  });
}

describe("pods by path", () => {
  it("finds the template of a kind that nobody knows, and takes a list of containers for nothing else", () => {
    const strange = { apiVersion: "example.com/v1", kind: "Strange", metadata: {} };
    assert.equal(podsOf({ ...strange, spec: { containers: [{}] } }).length, 0);
    assert.equal(podsOf({ ...strange, spec: { template: { spec: { containers: "none" } } } }).length, 0);
    const [pod] = podsOf({ ...strange, spec: { template: { spec: { initContainers: [{ name: "a" }] } } } });
    assert.deepEqual(
      pod?.containers().map(({ kind, path, name }) => ({ kind, path, name })),
      [{ kind: "initContainer", path: "spec.template.spec.initContainers[0]", name: "a" }],
    );
  });

  it("finds the pod of a known kind though its containers are misspelt", () => {
    const object = {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: {},
      spec: { template: { spec: 3 } },
    };
    assert.deepEqual(
      podsOf(object).map(({ path, spec }) => ({ path, spec })),
      [{ path: "spec.template.spec", spec: {} }],
    );
    assert.equal(podsOf({ ...object, spec: {} }).length, 0);
  });
});
