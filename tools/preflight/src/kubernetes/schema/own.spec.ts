/** Proves the schemas of our own: each passes its documented example, and finds what is wrong. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { kubernetesObjects } from "../objects.ts";
import { object, said } from "../testing/plan.ts";
import { schemaFindings } from "./check.ts";
import { loadSchemas } from "./load.ts";

async function found(resource: PlannedResource) {
  const objects = kubernetesObjects([resource]);
  return said(schemaFindings(objects, await loadSchemas(objects), "1.35"));
}

const target = { apiVersion: "apps/v1", kind: "Deployment", name: "api" };
const rego = { target: "admission.k8s.gatekeeper.sh", rego: "package required" };

const RIGHT: Readonly<Record<string, PlannedResource>> = {
  VerticalPodAutoscaler: object("autoscaling.k8s.io/v1", "VerticalPodAutoscaler", "data/a", {
    spec: {
      targetRef: target,
      updatePolicy: { updateMode: "Off" },
      resourcePolicy: {
        containerPolicies: [{ containerName: "*", maxAllowed: { cpu: "2", memory: "4Gi" } }],
      },
    },
  }),
  VolumeSnapshotClass: object("snapshot.storage.k8s.io/v1", "VolumeSnapshotClass", "ebs", {
    driver: "ebs.csi.aws.com",
    deletionPolicy: "Retain",
  }),
  VolumeSnapshot: object("snapshot.storage.k8s.io/v1", "VolumeSnapshot", "data/a", {
    spec: { volumeSnapshotClassName: "ebs", source: { persistentVolumeClaimName: "data-a-0" } },
  }),
  KongClusterPlugin: object("configuration.konghq.com/v1", "KongClusterPlugin", "rate", {
    plugin: "rate-limiting",
    config: { second: 100, policy: "local", limit_by: "ip" },
  }),
  IngressClassParameters: object("configuration.konghq.com/v1alpha1", "IngressClassParameters", "kong/kong", {
    spec: { serviceUpstream: true },
  }),
  Schedule: object("velero.io/v1", "Schedule", "velero/daily", {
    spec: {
      schedule: "0 2 * * *",
      template: { ttl: "720h", includedNamespaces: ["data"], snapshotMoveData: true },
    },
  }),
  Backup: object("velero.io/v1", "Backup", "velero/now", { spec: { ttl: "24h0m0s" } }),
  BackupStorageLocation: object("velero.io/v1", "BackupStorageLocation", "velero/default", {
    spec: { provider: "aws", objectStorage: { bucket: "b" }, accessMode: "ReadWrite" },
  }),
  VolumeSnapshotLocation: object("velero.io/v1", "VolumeSnapshotLocation", "velero/default", {
    spec: { provider: "aws", config: { region: "us-east-1" } },
  }),
  ConstraintTemplate: object("templates.gatekeeper.sh/v1", "ConstraintTemplate", "required", {
    spec: {
      crd: {
        spec: {
          names: { kind: "Required" },
          validation: { openAPIV3Schema: { type: "object", any: { thing: 1 } } },
        },
      },
      targets: [rego],
    },
  }),
};

describe("own schemas", () => {
  for (const [kind, resource] of Object.entries(RIGHT)) {
    it(`pass a right ${kind}, and find a misspelt field of it`, async () => {
      assert.deepEqual(await found(resource), []);
      const misspelt = { ...resource, inputs: { ...resource.inputs, sepc: {} } };
      assert.equal((await found(misspelt)).length, 1);
      assert.match((await found(misspelt))[0] ?? "", /^fail schema\/UnknownField .* sepc: unknown field/);
    });
  }

  it("find wrong values, missing and unknown fields at their places", async () => {
    const policy = {
      containerPolicies: [{ maxAllowed: { cpu: "plenty" }, controledValues: "RequestsOnly" }],
    };
    const wrong = object("autoscaling.k8s.io/v1", "VerticalPodAutoscaler", "data/a", {
      spec: { updatePolicy: { updateMode: "Sometimes", minReplicas: "two" }, resourcePolicy: policy },
    });
    assert.deepEqual(await found(wrong), [
      "fail schema/WrongValue VerticalPodAutoscaler data/a spec.targetRef: is required",
      'fail schema/WrongValue VerticalPodAutoscaler data/a spec.updatePolicy.updateMode: must be one of Off, Initial, Recreate, InPlaceOrRecreate, Auto (got "Sometimes")',
      'fail schema/WrongValue VerticalPodAutoscaler data/a spec.updatePolicy.minReplicas: must be integer (got "two")',
      'fail schema/WrongValue VerticalPodAutoscaler data/a spec.resourcePolicy.containerPolicies[0].maxAllowed.cpu: must be quantity (got "plenty")',
      "fail schema/UnknownField VerticalPodAutoscaler data/a spec.resourcePolicy.containerPolicies[0].controledValues: unknown field (did you mean controlledValues?)",
    ]);
    const daily = object("velero.io/v1", "Schedule", "velero/daily", {
      spec: { template: { ttl: "30 days" } },
    });
    assert.deepEqual(await found(daily), [
      "fail schema/WrongValue Schedule velero/daily spec.schedule: is required",
      'fail schema/WrongValue Schedule velero/daily spec.template.ttl: must be a duration such as 12h30m (got "30 days")',
    ]);
    const empty = object("templates.gatekeeper.sh/v1", "ConstraintTemplate", "a", {
      spec: { crd: { spec: { names: { kind: "A" } } }, targets: [] },
    });
    assert.deepEqual(await found(empty), [
      "fail schema/WrongValue ConstraintTemplate a spec.targets: must have at least 1 items (got [])",
    ]);
  });
});
