/** Proves the layer's contract, the order of its parts, and that no key or password is in it. */
import assert from "node:assert/strict";
import { contractFields } from "@drydock/core/contracts";
import { type Environment, loadEnvironment } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { COLLECTORS } from "@drydock/core/flows";
import { observability } from "./index.ts";
import { contextOf } from "./testing/context.ts";

type Collector = Environment["observability"]["logs"]["collector"];

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

interface Statement {
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: unknown;
}

/** Of every role, or of the roles whose logical name begins so. */
function statementsOf(seen: Observed, name = ""): Statement[] {
  return seen
    .all("aws:iam/rolePolicy:RolePolicy")
    .filter((policy) => policy.name.startsWith(name))
    .flatMap(({ inputs }) => (JSON.parse(String(inputs["policy"])) as { Statement: Statement[] }).Statement);
}

async function observed(name: string, collector?: Collector): Promise<Observed> {
  const shipped = await loadEnvironment(name);
  const { observability: settings } = shipped;
  const logs = { ...settings.logs, ...(collector ? { collector } : {}) };
  const environment = { ...shipped, observability: { ...settings, logs } };
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

  for (const environment of ["dev", "staging", "prod", "prod-dr"]) {
    it(`is accepted in ${environment}`, async () => {
      const { errors, refusals } = await observed(environment);
      assert.deepEqual([errors, refusals], [[], []]);
    });
  }

  for (const [collector, { name }] of Object.entries(COLLECTORS)) {
    it(`collects logs with ${collector}, behind its own policy, in the namespace of agents`, async () => {
      const other = await observed("prod", collector as Collector);
      assert.deepEqual([other.errors, other.refusals], [[], []]);
      const { inputs, urn } = other.get(RELEASE, `observability-${name}-release`);
      assert.deepEqual([inputs["chart"], inputs["namespace"]], [name, "node-agents"]);
      const policy = other.get(NETWORK_POLICY, `observability-${name}-network-policy-${name}`);
      assert.ok(waitsFor(other, urn, policy.urn));
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

  it("lets Prometheus write samples to one workspace, and do nothing else in AWS", () => {
    const [writing, ...others] = statementsOf(seen).filter(({ Action }) => Action[0]?.startsWith("aps:"));
    assert.deepEqual(others, []);
    assert.deepEqual(writing, {
      Sid: "WriteSamples",
      Effect: "Allow",
      Action: ["aps:RemoteWrite"],
      Resource: ["arn:aws:aps:us-east-1:111111111111:workspace/ws-11111111-2222-3333-4444-555555555555"],
    });
  });

  it("lets Loki and Tempo use the objects of their own bucket, under its key", () => {
    for (const [store, bucket] of Object.entries({ loki: "logs", tempo: "traces" })) {
      const [list, objects, key, ...more] = statementsOf(seen, `observability-${store}-${store}`);
      const { id } = seen.get("aws:s3/bucket:Bucket", `observability-${bucket}-bucket`);
      assert.deepEqual(more, []);
      assert.deepEqual([list?.Action, list?.Resource], [["s3:ListBucket"], [`arn:aws:s3:::${id}`]]);
      assert.deepEqual(objects?.Resource, [`arn:aws:s3:::${id}/*`]);
      assert.deepEqual(objects.Action, [
        "s3:GetObject",
        "s3:PutObject",
        "s3:DeleteObject",
        "s3:AbortMultipartUpload",
      ]);
      assert.match(key?.Resource[0] ?? "", /^arn:aws:kms:us-east-1:111111111111:key\//);
      assert.deepEqual(key?.Condition, {
        StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" },
      });
    }
  });

  it("starts stores once they may use their buckets, and what sends to them after they are ready", () => {
    const association = (store: string) =>
      seen.get(
        "aws:eks/podIdentityAssociation:PodIdentityAssociation",
        `observability-${store}-${store}-association`,
      );
    for (const store of ["loki", "tempo"]) after(release(store), association(store));
    after(release("alloy"), release("loki"));
    after(release("alloy"), seen.get("drydock:tenant:Tenant"));
    after(release("otel-collector"), release("tempo"));
  });

  it("is without any secret of its own where the environment tells nobody", async () => {
    const dev = await observed("dev");
    assert.deepEqual(
      dev.all(EXTERNAL_SECRET).map(({ name }) => name),
      ["observability-secret-grafana-administrator"],
    );
    assert.deepEqual(
      dev.all("aws:iam/role:Role").map(({ name }) => name),
      ["cluster", "observability-loki-loki-role", "observability-tempo-tempo-role"],
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
