/** Proves that Argo CD has no local user and no rights over the cluster, and which replicas each availability has. */
import assert from "node:assert/strict";
import type { ArgoCdSettings } from "@drydock/core/environment";
import { policies } from "./configuration.ts";
import { argoCdValues } from "./values.ts";

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

const SETTINGS: ArgoCdSettings = {
  availability: "HighlyAvailable",
  host: "argocd.example.com",
  oidc: {
    issuer: "https://id.example.com/realms/platform",
    clientId: "argocd",
    adminGroup: "platform",
    readOnlyGroups: ["developers", "/audit"],
  },
  tenants: {},
};
const PLACEMENT = {
  nodeSelector: { workload: "infrastructure" },
  tolerations: [{ key: "workload", operator: "Equal", value: "infrastructure", effect: "NoSchedule" }],
} as const;
const TENANT: ArgoCdSettings["tenants"][string] = {
  repository: "https://github.com/example/shop",
  source: { kind: "Application", path: "prod", targetRevision: "v1" },
  sync: "Manual",
  quota: { requests: { cpu: "1", memory: "1Gi" }, pods: 1 },
  viewGroups: [],
  syncGroups: [],
};

describe("values of argo-cd", () => {
  const values = argoCdValues(SETTINGS, PLACEMENT) as Inputs;

  it("sign in by OpenID Connect alone, with a secret by reference", () => {
    const { cm } = values["configs"];
    assert.deepEqual(
      [cm["admin.enabled"], cm["users.anonymous.enabled"], cm["exec.enabled"]],
      [false, false, false],
    );
    const oidc = JSON.parse(cm["oidc.config"] as string) as Inputs;
    assert.equal(oidc["issuer"], SETTINGS.oidc.issuer);
    assert.equal(oidc["clientSecret"], "$argocd-oidc:clientSecret");
    assert.deepEqual([values["dex"].enabled, values["redisSecretInit"].enabled], [false, false]);
  });

  it("give rights by group, and none to anybody else", () => {
    assert.equal(values["configs"].rbac["policy.default"], "");
    assert.equal(
      policies(SETTINGS.oidc),
      "g, platform, role:admin\ng, developers, role:readonly\ng, /audit, role:readonly",
    );
  });

  it("see the namespaces of tenants and no other, without rights over the cluster", () => {
    const seen = (tenants: ArgoCdSettings["tenants"]) =>
      (argoCdValues({ ...SETTINGS, tenants }, PLACEMENT) as Inputs)["configs"].clusterCredentials[
        "in-cluster"
      ].namespaces as string;
    assert.equal(seen({}), "argocd");
    assert.equal(seen({ shop: TENANT, search: TENANT }), "argocd,shop,search");
    assert.equal(values["createClusterRoles"], false);
  });

  it("run two of each server and three of Redis where it has to last, and one of each elsewhere", () => {
    const replicas = (one: Inputs) =>
      ["server", "repoServer", "applicationSet", "controller"].map((part) => one[part].replicas as number);
    assert.deepEqual(replicas(values), [2, 2, 2, 1]);
    assert.deepEqual([values["redis"].enabled, values["redis-ha"].enabled], [false, true]);
    const single = argoCdValues({ ...SETTINGS, availability: "Single" }, PLACEMENT) as Inputs;
    assert.deepEqual(replicas(single), [1, 1, 1, 1]);
    assert.deepEqual([single["redis"].enabled, single["redis-ha"].enabled], [true, false]);
  });

  it("place every part on the pool, with a budget and metrics", () => {
    assert.deepEqual(values["global"].nodeSelector, PLACEMENT.nodeSelector);
    assert.deepEqual(values["redis-ha"].nodeSelector, PLACEMENT.nodeSelector);
    for (const part of ["server", "repoServer", "applicationSet", "controller"]) {
      assert.deepEqual(values[part].pdb, { enabled: true, maxUnavailable: 1 }, part);
      assert.deepEqual(values[part].metrics, { enabled: true, serviceMonitor: { enabled: true } }, part);
      assert.ok(values[part].resources.limits.memory, part);
    }
  });
});
