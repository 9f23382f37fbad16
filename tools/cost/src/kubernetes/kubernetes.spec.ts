/** Proves which volumes and load balancers of objects and charts are charged, how often, and at which class's price. */
import assert from "node:assert/strict";
import { charges, gaps, object, resource, storageClass } from "../testing/plan.ts";
import { claimsOf } from "./claims.ts";

const FAST = storageClass("fast", { type: "gp3", iops: "4000", throughput: "225" });
const USUAL = storageClass("usual", { type: "gp3" }, { isDefault: true });
const COLD = storageClass("cold", { type: "sc1" });
const SHARED = storageClass("shared", {}, { provisioner: "efs.csi.aws.com" });
const CLASSES = [FAST, USUAL, COLD, SHARED];

const claim = (storage: string, storageClassName?: string) => ({
  accessModes: ["ReadWriteOnce"],
  resources: { requests: { storage } },
  ...(storageClassName === undefined ? {} : { storageClassName }),
});

describe("claims", () => {
  it("are found in volumeClaimTemplates, once for every replica", () => {
    assert.deepEqual(
      claimsOf({ spec: { replicas: 3, volumeClaimTemplates: [{ spec: claim("32Gi", "fast") }] } }),
      [{ sizeGiB: 32, storageClass: "fast", count: 3, path: "spec.volumeClaimTemplates[0].spec" }],
    );
  });

  it("are found as charts and custom resources write them, and not where they are not enabled", () => {
    const found = claimsOf({
      spec: { instances: 2, storage: { size: "10Gi", storageClass: "usual" } },
      server: {
        ha: { enabled: true, replicas: 5 },
        dataStorage: { enabled: true, size: "8Gi", storageClass: "fast" },
      },
      master: { persistence: { enabled: false, size: "8Gi", accessModes: ["ReadWriteOnce"] } },
      replica: { replicaCount: 2, persistence: { size: "8Gi", storageClass: "" } },
      queue: { storage: "4Gi", storageClassName: "usual" },
      image: { size: "big" },
      cache: { size: "1Gi" },
    });
    assert.deepEqual(
      found.map(({ path, count, sizeGiB, storageClass: of }) => [path, count, sizeGiB, of]),
      [
        ["spec.storage", 2, 10, "usual"],
        ["server.dataStorage", 5, 8, "fast"],
        ["replica.persistence", 2, 8, undefined],
        ["queue", 1, 4, "usual"],
      ],
    );
  });
});

describe("volumes of claims", () => {
  it("cost as their class says: 2 * 32 * 0.08, 2 * 1000 * 0.005, 2 * 100 * 0.04", () => {
    const set = object("apps/v1:StatefulSet", "db", {
      spec: { replicas: 2, volumeClaimTemplates: [{ spec: claim("32Gi", "fast") }] },
    });
    assert.deepEqual(charges([...CLASSES, set]), [
      "gp3 IOPS of spec.volumeClaimTemplates[0].spec: 10 / 10 / 10",
      "gp3 throughput of spec.volumeClaimTemplates[0].spec: 8 / 8 / 8",
      "gp3 volume, 32 GiB, of spec.volumeClaimTemplates[0].spec: 5.12 / 5.12 / 5.12",
    ]);
  });

  it("without a class are of the default class; on HDD cost 125 * 0.015; on EFS nothing of their own", () => {
    const pvc = (name: string, size: string, of?: string) =>
      object("core/v1:PersistentVolumeClaim", name, { spec: claim(size, of) });
    assert.deepEqual(
      charges([...CLASSES, pvc("a", "10Gi"), pvc("b", "125Gi", "cold"), pvc("c", "5Gi", "shared")]),
      ["gp3 volume, 10 GiB, of spec: 0.8 / 0.8 / 0.8", "sc1 volume, 125 GiB, of spec: 1.88 / 1.88 / 1.88"],
    );
  });

  it("of a class that is not in the plan have no price, and neither have those of an unknown driver", () => {
    const other = storageClass("other", {}, { provisioner: "csi.example.com" });
    const pvc = (of?: string) =>
      object("core/v1:PersistentVolumeClaim", `c-${of}`, { spec: claim("1Gi", of) });
    const type = "kubernetes:core/v1:PersistentVolumeClaim";
    assert.deepEqual(gaps([other, pvc("gone"), pvc("other"), pvc()]), [
      `${type}: no price for volumes of csi.example.com`,
      `${type}: storage class gone is not in the plan: spec has no price`,
      `${type}: the default storage class is not in the plan: spec has no price`,
    ]);
  });

  it("are not what quotas and persistent volumes state", () => {
    const quota = object("core/v1:ResourceQuota", "q", { spec: claim("500Gi") });
    assert.deepEqual([charges([USUAL, quota]), gaps([USUAL, quota])], [[], []]);
  });
});

describe("load balancers of the cluster", () => {
  const NLB = [
    "capacity units of the network load balancer: 0 / 4.38 / 43.8",
    "network load balancer: 16.43 / 16.43 / 16.43",
  ];
  const service = (type: string) => object("core/v1:Service", "web", { spec: { type } });
  const gateway = (type?: string) =>
    object("gateway.networking.k8s.io/v1:Gateway", "web", {
      ...(type === undefined ? {} : { annotations: { "networking.istio.io/service-type": type } }),
    });
  const ingress = (name: string, ingressClassName: string, group?: string) =>
    object("networking.k8s.io/v1:Ingress", name, {
      ...(group === undefined ? {} : { annotations: { "alb.ingress.kubernetes.io/group.name": group } }),
      spec: { ingressClassName },
    });

  it("are one for each Service of the type, and for each Gateway that is not kept inside", () => {
    assert.deepEqual(charges([service("LoadBalancer")]), NLB);
    assert.deepEqual(charges([service("ClusterIP")]), []);
    assert.deepEqual(charges([gateway()]), NLB);
    assert.deepEqual(charges([gateway("ClusterIP")]), []);
  });

  it("are one for each Ingress of class alb, and one for a group of them", () => {
    const hours = (...all: Parameters<typeof charges>[0]) =>
      charges(all).filter((line) => line.startsWith("application")).length;
    assert.equal(hours(ingress("a", "alb"), ingress("b", "alb"), ingress("c", "istio")), 2);
    assert.equal(
      hours(ingress("a", "alb", "shared"), ingress("b", "alb", "shared"), ingress("c", "alb", "own")),
      2,
    );
  });

  it("are counted in a chart's values, as its volumes are", () => {
    const values = {
      gateways: [{ service: { type: "LoadBalancer" } }],
      store: { replicas: 3, persistence: { size: "10Gi", storageClass: "usual" } },
    };
    const release = resource("kubernetes:helm.sh/v3:Release", "chart", { values });
    assert.deepEqual(charges([USUAL, release]), [
      NLB[0],
      "gp3 volume, 10 GiB, of store.persistence: 2.4 / 2.4 / 2.4",
      NLB[1],
    ]);
  });
});
