// Proves where pods are found: in known kinds even if misshapen, in unknown ones by path, and nowhere else.
import assert from "node:assert/strict";
import { podsOf } from "./pods-of.ts";

const POD = { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "web" }] } };
const paths = (apiVersion: string, kind: string, body: object): readonly string[] =>
  podsOf({ apiVersion, kind, metadata: {}, ...body }).map(({ path }) => path);

describe("podsOf", () => {
  const FOUND: readonly (readonly [apiVersion: string, kind: string, body: object, ...paths: string[]])[] = [
    ["v1", "Pod", { spec: POD.spec }, "spec"],
    ["v1", "Pod", {}, "spec"],
    ["v1", "PodTemplate", { template: POD }, "template.spec"],
    ["apps/v1", "Deployment", { spec: { template: { spec: {} } } }, "spec.template.spec"],
    [
      "batch/v1",
      "CronJob",
      { spec: { jobTemplate: { spec: { template: POD } } } },
      "spec.jobTemplate.spec.template.spec",
    ],
    ["serving.knative.dev/v1", "Revision", { spec: POD.spec }, "spec"],
    ["argoproj.io/v1alpha1", "Rollout", { spec: { template: POD } }, "spec.template.spec"],
    [
      "keda.sh/v1alpha1",
      "ScaledJob",
      { spec: { jobTargetRef: { template: POD } } },
      "spec.jobTargetRef.template.spec",
    ],
    [
      "jobset.x-k8s.io/v1alpha2",
      "JobSet",
      { spec: { replicatedJobs: [{ template: { spec: { template: POD } } }, { template: {} }] } },
      "spec.replicatedJobs[0].template.spec.template.spec",
    ],
    [
      "ray.io/v1",
      "RayCluster",
      { spec: { headGroupSpec: { template: POD }, workerGroupSpecs: [{ template: POD }] } },
      "spec.headGroupSpec.template.spec",
      "spec.workerGroupSpecs[0].template.spec",
    ],
  ];
  for (const [apiVersion, kind, body, ...expected] of FOUND) {
    it(`finds ${expected.join(", ")} in a ${kind}`, () => {
      assert.deepEqual(paths(apiVersion, kind, body), expected);
    });
  }

  it("finds none in what only speaks of pods", () => {
    assert.deepEqual(paths("v1", "ConfigMap", { data: { template: POD } }), []);
    assert.deepEqual(
      paths("kyverno.io/v1", "ClusterPolicy", {
        spec: { rules: [{ validate: { pattern: { template: POD } } }] },
      }),
      [],
    );
    assert.deepEqual(paths("karpenter.sh/v1", "NodePool", { spec: { template: { spec: {} } } }), []);
  });

  it("gives up where a template stands deeper than any kind has it", () => {
    const deep = Array.from({ length: 20 }).reduce<object>((inner) => ({ next: inner }), { template: POD });
    assert.deepEqual(paths("example.com/v1", "Deep", { spec: deep }), []);
  });
});
