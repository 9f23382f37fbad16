/** Proves the layer's contract, and what starts before what: policies, secrets and definitions, then controllers, then tenants. */
import assert from "node:assert/strict";
import { contractFields } from "@drydock/core/contracts";
import { loadEnvironment } from "@drydock/core/environment";
import { argoCdPeers } from "@drydock/core/flows";
import { type Observed, observe } from "@drydock/simulator/testing";
import { delivery } from "./index.ts";
import { contextOf } from "./testing.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const EXTERNAL_SECRET = "kubernetes:external-secrets.io/v1:ExternalSecret";
const PROJECT = "kubernetes:argoproj.io/v1alpha1:AppProject";
const CONFIG_FILE = "kubernetes:yaml/v2:ConfigFile";

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

describe("the delivery layer", () => {
  let seen: Observed;
  before(async () => {
    const environment = await loadEnvironment("prod");
    seen = await observe(() => delivery.build(contextOf(environment)), {
      accountId: environment.aws.accountId,
    });
  });

  const specOf = (type: string, name: string) => (seen.get(type, name).inputs as Inputs)["spec"];

  it("is accepted, and hands over every field of its contract", () => {
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
    assert.deepEqual(Object.keys(seen.outputs).sort(), [...contractFields(delivery.contract)].sort());
    assert.deepEqual(seen.outputs, {
      rolloutsRelease: "argo-rollouts",
      argoCdRelease: "argocd",
      argoCdUrl: "https://argocd.example.com",
      tenantNamespaces: { storefront: "storefront", reporting: "reporting" },
    });
  });

  it("starts Argo Rollouts behind its own policy, in a closed and restricted namespace", () => {
    const release = seen.get(RELEASE, "delivery-argo-rollouts-release");
    const policy = seen.get(NETWORK_POLICY, "delivery-argo-rollouts-network-policy-argo-rollouts");
    assert.ok(release.dependencies.includes(policy.urn));
    const { spec } = policy.inputs as Inputs;
    assert.deepEqual(spec.podSelector.matchLabels, {
      "app.kubernetes.io/name": "argo-rollouts",
      "app.kubernetes.io/instance": "argo-rollouts",
    });
    const ports = (rules: readonly Inputs[]) =>
      rules.flatMap((rule) => rule["ports"]).map(({ port }) => port);
    assert.deepEqual([ports(spec.ingress), ports(spec.egress)], [[8090], [443, 9090]]);
    const { metadata } = seen.get("kubernetes:core/v1:Namespace", "delivery-argo-rollouts-namespace")
      .inputs as Inputs;
    assert.equal(metadata.labels["pod-security.kubernetes.io/enforce"], "restricted");
    assert.ok(seen.get(NETWORK_POLICY, "delivery-argo-rollouts-default-deny"));
  });

  it("starts Argo CD with its definitions served, and each of its parts behind a policy", async () => {
    const { dependencies } = seen.get(RELEASE, "delivery-argo-cd-release");
    const files = seen.all(CONFIG_FILE);
    assert.deepEqual(
      files.map(({ name }) => name.replace("delivery-argo-cd-crds-", "")),
      ["application", "applicationset", "appproject"],
    );
    const peers = argoCdPeers(await loadEnvironment("prod"));
    assert.equal(peers.length, 6);
    const policies = peers.map((peer) => seen.get(NETWORK_POLICY, `delivery-argo-cd-network-policy-${peer}`));
    for (const { urn, name } of [...files, ...policies]) assert.ok(dependencies.includes(urn), name);
  });

  it("reads the client's secret by reference, and makes the password of Redis in the cluster, once", () => {
    const client = specOf(EXTERNAL_SECRET, "delivery-secret-argocd-oidc");
    assert.deepEqual(client.data, [
      {
        secretKey: "clientSecret",
        remoteRef: { key: "drydock/prod/delivery/argocd", property: "oidcClientSecret" },
      },
    ]);
    assert.deepEqual(client.target.template.metadata.labels, { "app.kubernetes.io/part-of": "argocd" });
    const redis = specOf(EXTERNAL_SECRET, "delivery-secret-argocd-redis");
    assert.equal(redis.refreshPolicy, "CreatedOnce");
    assert.deepEqual(Object.keys(redis.target.template.data), ["auth"]);
    assert.deepEqual(seen.all("kubernetes:core/v1:Secret"), []);
  });

  it("closes the project that Argo CD makes by itself", () => {
    const { sourceRepos, destinations, clusterResourceWhitelist } = specOf(
      PROJECT,
      "delivery-default-project",
    );
    assert.deepEqual([sourceRepos, destinations, clusterResourceWhitelist], [[], [], []]);
  });

  it("gives each tenant a closed namespace and a project of its one repository, and deploys after both", () => {
    const project = specOf(PROJECT, "delivery-storefront-argo-project");
    assert.deepEqual(project.sourceRepos, ["https://github.com/example/storefront-deployment"]);
    assert.deepEqual(project.destinations, [
      { server: "https://kubernetes.default.svc", namespace: "storefront" },
    ]);
    const application = seen.get(
      "kubernetes:argoproj.io/v1alpha1:Application",
      "delivery-storefront-application",
    );
    const before = [
      seen.get(PROJECT, "delivery-storefront-argo-project"),
      seen.get("kubernetes:core/v1:ResourceQuota", "delivery-storefront-quota"),
      seen.get(NETWORK_POLICY, "delivery-storefront-default-deny"),
      seen.get(EXTERNAL_SECRET, "delivery-secret-repository-storefront"),
    ];
    for (const { urn, name } of before) assert.ok(application.dependencies.includes(urn), name);
    assert.ok(seen.get("kubernetes:argoproj.io/v1alpha1:ApplicationSet", "delivery-reporting-application"));
  });

  it("keeps a repository's credentials for the tenant's own project", () => {
    const { target, dataFrom } = specOf(EXTERNAL_SECRET, "delivery-secret-repository-storefront");
    assert.equal(target.template.data.project, "storefront");
    assert.equal(target.template.metadata.labels["argocd.argoproj.io/secret-type"], "repository");
    assert.deepEqual(dataFrom, [{ extract: { key: "drydock/prod/delivery/storefront-repository" } }]);
  });
});
