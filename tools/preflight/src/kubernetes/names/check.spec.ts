/** Proves the syntax of names, labels and annotations kind by kind, and that namespaces are chosen. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { kubernetesObjects } from "../objects.ts";
import { deployment, object, said } from "../testing/plan.ts";
import { nameFindings } from "./check.ts";
import { breaks, breaksKey, breaksLabelValue, nameRule, PORT_NAME_RULE } from "./rules.ts";

const found = (...resources: readonly PlannedResource[]) => said(nameFindings(kubernetesObjects(resources)));

describe("names", () => {
  it("of a right plan pass", () => {
    const plan = [
      deployment("payments/api"),
      object("v1", "Service", "payments/api"),
      object("rbac.authorization.k8s.io/v1", "ClusterRole", "team:readers"),
      object("v1", "ConfigMap", "payments/a.b", {
        data: { "app.yaml": "" },
        labels: { "app.kubernetes.io/name": "" },
      }),
    ];
    assert.deepEqual(found(...plan), []);
  });

  it("are judged by the rule of their kind", () => {
    const wrong = [
      object("v1", "Service", "payments/1api"),
      object("v1", "Service", "payments/api.v2"),
      object("v1", "ConfigMap", "payments/Api"),
      object("rbac.authorization.k8s.io/v1", "ClusterRole", "a%b"),
      object("batch/v1", "CronJob", `payments/${"a".repeat(53)}`),
    ];
    assert.deepEqual(found(...wrong), [
      'fail names/Syntax Service payments/1api metadata.name: "1api" is not a DNS-1035 label: lowercase letters, digits and hyphens, a letter first',
      'fail names/Syntax Service payments/api.v2 metadata.name: "api.v2" is not a DNS-1035 label: lowercase letters, digits and hyphens, a letter first',
      'fail names/Syntax ConfigMap payments/Api metadata.name: "Api" is not a DNS-1123 subdomain: lowercase letters, digits, hyphens and dots',
      'fail names/Syntax ClusterRole a%b metadata.name: "a%b" is not a path segment: no slash, no percent sign, not . or ..',
      `fail names/Syntax CronJob payments/${"a".repeat(53)} metadata.name: "${"a".repeat(53)}" has 53 characters, and 52 are allowed`,
    ]);
  });

  it("of labels, annotations, containers, ports and data keys are judged where they stand", () => {
    const pods = deployment(
      "payments/api",
      { volumes: [{ name: "Cache" }] },
      {
        container: { name: "my_main", ports: [{ name: "http--admin", containerPort: 1 }] },
      },
    );
    const wrong = [
      object("v1", "ConfigMap", "payments/a", {
        data: { "a/b": "" },
        labels: { "-x": "ok", tier: "not ok" },
      }),
      pods,
    ];
    assert.deepEqual(found(...wrong), [
      'fail names/Syntax ConfigMap payments/a metadata.labels: "-x" is not a qualified name',
      'fail names/Syntax ConfigMap payments/a metadata.labels.tier: "not ok" is not a label value: letters, digits, hyphens, underscores and dots, a letter or digit first and last',
      'fail names/Syntax ConfigMap payments/a data: "a/b" is not a data key: letters, digits, hyphens, underscores and dots',
      'fail names/Syntax Deployment payments/api spec.template.spec.containers[0].name: "my_main" is not a DNS-1123 label: lowercase letters, digits and hyphens',
      'fail names/Syntax Deployment payments/api spec.template.spec.containers[0].ports[0].name: "http--admin" is not a port name: lowercase letters, digits and single hyphens, with at least one letter',
      'fail names/Syntax Deployment payments/api spec.template.spec.volumes[0].name: "Cache" is not a DNS-1123 label: lowercase letters, digits and hyphens',
    ]);
  });

  for (const [key, expected] of [
    ["app.kubernetes.io/name", undefined],
    ["a/b/c", "has more than one slash"],
    ["UPPER/name", "has a prefix that is not a DNS-1123 subdomain"],
    [`${"a".repeat(64)}`, "has a name of 64 characters, and 63 are allowed"],
    ["", "is not a qualified name"],
  ] as const) {
    it(`key ${JSON.stringify(key.slice(0, 24))} ${expected ?? "is right"}`, () => {
      assert.equal(breaksKey(key), expected);
    });
  }

  it("hold label values to 63 characters, and take the empty one", () => {
    assert.equal(breaksLabelValue(""), undefined);
    assert.equal(breaksLabelValue("a".repeat(64)), "has 64 characters, and 63 are allowed");
  });

  it("hold port names to 15 characters with a letter", () => {
    assert.equal(breaks("http-metrics", PORT_NAME_RULE), undefined);
    assert.notEqual(breaks("8080", PORT_NAME_RULE), undefined);
    assert.equal(breaks("a".repeat(16), PORT_NAME_RULE), "has 16 characters, and 15 are allowed");
    assert.equal(nameRule({ group: "apps", kind: "StatefulSet" }).maxLength, 52);
  });
});

describe("namespaces", () => {
  it("are there on namespaced kinds, and not default", () => {
    const wrong = [object("v1", "ConfigMap", "a"), object("v1", "ConfigMap", "default/a")];
    assert.deepEqual(found(...wrong), [
      "fail names/Namespace ConfigMap default/a metadata.namespace: is missing, so the object would land in default",
      "fail names/Namespace ConfigMap default/a metadata.namespace: is default, which nothing of the platform lives in",
    ]);
  });

  it("may be default where the object closes it", () => {
    assert.deepEqual(found(object("networking.k8s.io/v1", "NetworkPolicy", "default/deny")), []);
  });

  it("are not there on cluster-scoped kinds, custom ones too", () => {
    assert.deepEqual(found(object("karpenter.sh/v1", "NodePool", "kube-system/default")), [
      "fail names/Namespace NodePool kube-system/default metadata.namespace: is kube-system, and NodePool belongs to no namespace",
    ]);
    assert.deepEqual(found(object("keda.sh/v1alpha1", "ScaledObject", "api")), [
      "fail names/Namespace ScaledObject default/api metadata.namespace: is missing, so the object would land in default",
    ]);
  });
});
