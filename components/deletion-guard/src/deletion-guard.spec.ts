/** Proves that a guard stays while something is in the way, goes when nothing is, and is never there unguarded. */
import assert from "node:assert/strict";
import { type CelInput, run } from "@bufbuild/cel";
import type * as pulumi from "@pulumi/pulumi";
import { observe } from "@drydock/simulator/testing";
import { bindingSpec, DeletionGuard, type DeletionGuardArgs, policySpec } from "./index.ts";

const ARGS: DeletionGuardArgs = {
  guardName: "volumes-are-gone",
  namespace: "kube-system",
  awaited: {
    apiVersion: "v1",
    kind: "PersistentVolume",
    inTheWay: 'params.spec.persistentVolumeReclaimPolicy == "Delete"',
    message: "is not deleted yet",
  },
};

/** What the API server answers to the deletion of the guard while one such object is there; undefined when it deletes. */
function answer(params: object): string | undefined {
  const evaluate = (expression: string): unknown => run(expression, { params } as Record<string, CelInput>);
  const [validation] = policySpec(ARGS).validations;
  assert.ok(validation);
  return evaluate(validation.expression) === true
    ? undefined
    : String(evaluate(validation.messageExpression));
}

const volume = (persistentVolumeReclaimPolicy: string): object => ({
  metadata: { name: "pvc-1" },
  spec: { persistentVolumeReclaimPolicy },
});

const build = (opts?: pulumi.ComponentResourceOptions) =>
  observe(() => void new DeletionGuard("guard", ARGS, opts));

describe("a deletion guard", () => {
  it("refuses its deletion while an object is in the way, and names it", () => {
    assert.equal(answer(volume("Delete")), "PersistentVolume pvc-1 is not deleted yet");
  });

  it("goes when what is there is not in the way", () => {
    assert.equal(answer(volume("Retain")), undefined);
  });

  it("goes when nothing is there, and looks at every object that is", () => {
    assert.deepEqual(bindingSpec(ARGS).paramRef, { selector: {}, parameterNotFoundAction: "Allow" });
  });

  it("judges the deletion of its own object and nothing else", () => {
    const { matchConstraints, failurePolicy } = policySpec(ARGS);
    assert.equal(failurePolicy, "Fail");
    assert.deepEqual(
      matchConstraints.resourceRules.map(({ resources, resourceNames, operations }) => [
        resources,
        resourceNames,
        operations,
      ]),
      [[["configmaps"], ["volumes-are-gone"], ["DELETE"]]],
    );
    assert.deepEqual(bindingSpec(ARGS).matchResources.namespaceSelector.matchLabels, {
      "kubernetes.io/metadata.name": "kube-system",
    });
    assert.deepEqual(bindingSpec(ARGS).validationActions, ["Deny"]);
  });

  it("is made after its rule, and so deleted before it", async () => {
    const seen = await build();
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
    const policy = seen.get("kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy");
    const binding = seen.get("kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding");
    const guard = seen.get("kubernetes:core/v1:ConfigMap");
    assert.deepEqual(binding.dependencies, [policy.urn]);
    assert.deepEqual(guard.dependencies, [binding.urn]);
    assert.deepEqual(guard.inputs["metadata"], { name: "volumes-are-gone", namespace: "kube-system" });
  });
});
