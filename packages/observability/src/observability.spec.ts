/** Proves the layer's contract, the order of its parts, and that no key or password is in it. */
import assert from "node:assert/strict";
import { contractFields } from "@drydock/core/contracts";
import { loadEnvironment } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { observability } from "./index.ts";
import { contextOf } from "./testing/context.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const EXTERNAL_SECRET = "kubernetes:external-secrets.io/v1:ExternalSecret";
const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

/** Whether a resource is created after another: by its dependencies, its parent, and theirs. */
function waitsFor(seen: Observed, later: string, earlier: string): boolean {
  const visited = new Set<string>();
  const visit = (urn: string | undefined): boolean => {
    if (urn === undefined || visited.has(urn)) return false;
    if (urn === earlier) return true;
    visited.add(urn);
    const found = seen.registrations.find((registration) => registration.urn === urn);
    return found !== undefined && [...found.dependencies, found.parent].some(visit);
  };
  return visit(later);
}

async function observed(name: string): Promise<Observed> {
  const environment = await loadEnvironment(name);
  return observe(() => observability.build(contextOf(environment)), { accountId: environment.aws.accountId });
}

describe("the observability layer", () => {
  let seen: Observed;
  before(async () => {
    seen = await observed("prod");
  });

  const release = (name: string) => seen.get(RELEASE, `observability-${name}-release`);
  const after = (later: { urn: string; name: string }, earlier: { urn: string; name: string }): void =>
    assert.ok(waitsFor(seen, later.urn, earlier.urn), `${later.name} after ${earlier.name}`);

  for (const environment of ["dev", "staging", "prod"]) {
    it(`is accepted in ${environment}`, async () => {
      const { errors, refusals } = await observed(environment);
      assert.deepEqual([errors, refusals], [[], []]);
    });
  }

  it("hands over every field of its contract", () => {
    assert.deepEqual(Object.keys(seen.outputs).sort(), contractFields(observability.contract).sort());
    assert.equal(observability.contract.outputs.safeParse(seen.outputs).error, undefined);
    assert.equal(seen.outputs["prometheusUrl"], "http://monitoring-prometheus.observability.svc:9090");
  });

  it("has keys and passwords in place before the pods that read them", () => {
    const secret = (name: string) => seen.get(EXTERNAL_SECRET, `observability-secret-${name}`);
    after(release("kube-prometheus-stack"), secret("alertmanager-receivers"));
    after(release("grafana"), secret("grafana-administrator"));
    after(release("grafana"), secret("grafana-oidc"));
    after(
      secret("grafana-administrator"),
      seen.get("kubernetes:generators.external-secrets.io/v1alpha1:Password"),
    );
  });

  it("hands rules to the operator once its webhook answers", () => {
    after(seen.get("kubernetes:monitoring.coreos.com/v1:PrometheusRule"), release("kube-prometheus-stack"));
  });

  it("starts each part behind its own policy, agents in their own namespace, dashboards first", () => {
    const policies = seen.all(NETWORK_POLICY);
    for (const name of ["prometheus", "alertmanager", "kube-state-metrics", "prometheus-operator"]) {
      const policy = policies.find((found) => found.name.endsWith(`-network-policy-${name}`));
      assert.ok(policy, name);
      after(release("kube-prometheus-stack"), policy);
    }
    after(release("kube-prometheus-stack"), seen.get("drydock:tenant:Tenant"));
    after(release("grafana"), seen.get("kubernetes:core/v1:ConfigMap", "observability-dashboards"));
  });

  it("gives no part AWS permissions but Prometheus, which may write samples to one workspace", () => {
    const policies = seen.all("aws:iam/rolePolicy:RolePolicy").map(({ inputs }) => String(inputs["policy"]));
    const writing = policies.filter((policy) => policy.includes("aps:"));
    assert.equal(writing.length, 1);
    assert.deepEqual((JSON.parse(writing[0] ?? "") as { Statement: unknown }).Statement, [
      {
        Sid: "WriteSamples",
        Effect: "Allow",
        Action: ["aps:RemoteWrite"],
        Resource: ["arn:aws:aps:us-east-1:111111111111:workspace/ws-11111111-2222-3333-4444-555555555555"],
      },
    ]);
  });

  it("is without any secret of its own where the environment tells nobody", async () => {
    const dev = await observed("dev");
    assert.deepEqual(
      dev.all(EXTERNAL_SECRET).map(({ name }) => name),
      ["observability-secret-grafana-administrator"],
    );
    assert.deepEqual(
      dev.all("aws:iam/role:Role").map(({ name }) => name),
      ["cluster"],
    );
  });
});

describe("the observability layer of a broken environment", () => {
  it("says that the namespace of Prometheus is missing", async () => {
    const environment = await loadEnvironment("dev");
    const { errors } = await observe(
      () => {
        const context = contextOf(environment);
        const { foundation } = context.upstream;
        const namespaces = foundation.namespaces.apply((): Record<string, string> => ({}));
        const upstream = { ...context.upstream, foundation: { ...foundation, namespaces } };
        return observability.build({ ...context, upstream });
      },
      { accountId: environment.aws.accountId },
    );
    assert.match(
      errors.map(({ message }) => message).join("\n"),
      /namespaces\.observability: missing; the observability layer runs there, add it/,
    );
  });
});
