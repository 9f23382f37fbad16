// Proves that objects in the default namespace are found, by name or by silence, and that cluster-wide kinds may be silent.
import assert from "node:assert/strict";
import { COMPLIANT_POD } from "../../testing/pods.ts";
import { broken, judgingObject } from "../../testing/judging.ts";
import { noDefaultNamespace as rule } from "./no-default-namespace.ts";

const found = (is: string): unknown => [
  { path: "metadata.namespace", message: `must name another namespace than default (is ${is})` },
];
const object = (apiVersion: string, kind: string, name = "web", namespace?: string): unknown => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
});

describe(rule.id, () => {
  it("passes an object in a namespace of its own", () => {
    assert.deepEqual(judgingObject(rule, COMPLIANT_POD), []);
    assert.deepEqual(judgingObject(rule, rule.examples.good), []);
  });

  for (const [value, is] of [
    ["default", '"default"'],
    [undefined, "not set"],
    [null, "not set"],
    ["", '""'],
  ] as const) {
    it(`finds a pod whose namespace is ${is}`, () => {
      assert.deepEqual(judgingObject(rule, broken(COMPLIANT_POD, "metadata.namespace", value)), found(is));
    });
  }

  it("finds an unknown kind that names it, or that brings pods", () => {
    assert.deepEqual(
      judgingObject(rule, object("example.com/v1", "Web", "web", "default")),
      found('"default"'),
    );
    const workload = {
      ...(object("example.com/v1", "Web") as object),
      spec: { template: { spec: { containers: [] } } },
    };
    assert.deepEqual(judgingObject(rule, workload), found("not set"));
  });

  it("passes kinds of the whole cluster, and what every cluster comes with", () => {
    assert.deepEqual(judgingObject(rule, object("v1", "Namespace")), []);
    assert.deepEqual(judgingObject(rule, object("rbac.authorization.k8s.io/v1", "ClusterRole")), []);
    assert.deepEqual(judgingObject(rule, object("v1", "Service", "kubernetes", "default")), []);
    assert.notDeepEqual(judgingObject(rule, object("v1", "Service", "web", "default")), []);
  });
});
