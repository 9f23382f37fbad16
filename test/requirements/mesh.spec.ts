/** Proves rows MSH-01 to MSH-06 on the plans of the shipped environments. */
import assert from "node:assert/strict";
import { loadEnvironment } from "@drydock/core/environment";
import type { PlannedResource } from "@drydock/core/plan-record";
import { type Planned, plannedResources } from "../support/plan.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const SERVICE = "kubernetes:core/v1:Service";
const PEER_AUTHENTICATION = "kubernetes:security.istio.io/v1:PeerAuthentication";
const AUTHORIZATION = "kubernetes:security.istio.io/v1:AuthorizationPolicy";
const REQUEST_AUTHENTICATION = "kubernetes:security.istio.io/v1:RequestAuthentication";
const TELEMETRY = "kubernetes:telemetry.istio.io/v1:Telemetry";
const GATEWAY = "kubernetes:networking.istio.io/v1:Gateway";
const VIRTUAL_SERVICE = "kubernetes:networking.istio.io/v1:VirtualService";
const DESTINATION_RULE = "kubernetes:networking.istio.io/v1:DestinationRule";
const ADMISSION = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding";
const ENVIRONMENTS = ["dev", "staging", "prod", "prod-dr"] as const;
const ANNOTATION = "service.beta.kubernetes.io/aws-load-balancer";

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

const inputsOf = ({ inputs }: PlannedResource): Inputs => inputs;
const named = (plan: Planned, type: string, name: string): Inputs => inputsOf(plan.get(type, `mesh-${name}`));
const valuesOf = (plan: Planned, chart: string): Inputs =>
  named(plan, RELEASE, `${chart}-release`)["values"] as Inputs;
/** specs of a kind by namespace/name. */
const specsOf = (plan: Planned, type: string): ReadonlyMap<string, Inputs> =>
  new Map(
    plan.all(type).map((resource) => {
      const { metadata, spec } = inputsOf(resource);
      return [`${String(metadata.namespace)}/${String(metadata.name)}`, spec as Inputs];
    }),
  );

describe("requirements: mesh", () => {
  const plans = {} as Record<(typeof ENVIRONMENTS)[number], Planned>;
  before(async () => {
    for (const environment of ENVIRONMENTS) plans[environment] = await plannedResources(environment);
  });

  /** Namespaces of the environment whose pods get a sidecar. */
  const meshed = async (environment: string): Promise<string[]> =>
    Object.entries((await loadEnvironment(environment)).namespaces).flatMap(([name, { istioInjection }]) =>
      istioInjection ? [name] : [],
    );

  it("are planned without a refusal", () => {
    for (const environment of ENVIRONMENTS) {
      const findings = plans[environment].record.preflight.filter(
        ({ layer, status }) => layer === "mesh" && status === "fail",
      );
      assert.deepEqual(findings, [], environment);
    }
  });

  it("MSH-01: a control plane with its identity, more than one replica, and its resources", () => {
    const { global, resources, autoscaleEnabled, autoscaleMin } = valuesOf(plans.prod, "istiod");
    assert.deepEqual(
      [global.meshID, global.multiCluster.clusterName, global.network],
      ["mesh1", "production", "network1"],
    );
    assert.deepEqual([autoscaleEnabled, autoscaleMin >= 2], [true, true]);
    assert.deepEqual(resources, {
      requests: { cpu: "500m", memory: "2Gi" },
      limits: { cpu: "2", memory: "4Gi" },
    });
  });

  it("MSH-02: three ingress and two egress gateways, and a public load balancer over all zones", () => {
    const replicas = (gateway: string): unknown =>
      valuesOf(plans.prod, `istio-${gateway}`)["autoscaling"].minReplicas;
    assert.deepEqual([replicas("ingressgateway"), replicas("egressgateway")], [3, 2]);
    const { metadata, spec } = named(plans.prod, SERVICE, "istio-ingressgateway-service");
    assert.equal(spec.type, "LoadBalancer");
    assert.equal(spec.loadBalancerClass, "service.k8s.aws/nlb");
    assert.equal(metadata.annotations[`${ANNOTATION}-scheme`], "internet-facing");
    assert.match(metadata.annotations[`${ANNOTATION}-attributes`] as string, /cross_zone\.enabled=true/);
    assert.deepEqual(
      (spec.ports as Inputs[]).map(({ port, targetPort }) => [port, targetPort] as unknown[]),
      [
        [80, 8080],
        [443, 8443],
      ],
    );
  });

  it("MSH-03: mutual TLS is strict for the mesh and for each namespace", async () => {
    for (const environment of ENVIRONMENTS) {
      const specs = specsOf(plans[environment], PEER_AUTHENTICATION);
      for (const namespace of ["istio-system", ...(await meshed(environment))]) {
        assert.deepEqual(specs.get(`${namespace}/default`), { mtls: { mode: "STRICT" } }, environment);
      }
      for (const [name, { mtls }] of specs) assert.equal(mtls.mode, "STRICT", `${environment} ${name}`);
    }
  });

  it("MSH-04: nobody may call anybody, but where a policy names the caller", async () => {
    for (const environment of ENVIRONMENTS) {
      const specs = specsOf(plans[environment], AUTHORIZATION);
      for (const namespace of ["istio-system", ...(await meshed(environment))]) {
        assert.deepEqual(specs.get(`${namespace}/closed`), {}, `${environment} ${namespace}`);
      }
    }
    const gateway = specsOf(plans.prod, AUTHORIZATION).get("production/callers-of-api-gateway");
    assert.deepEqual(gateway?.["selector"], { matchLabels: { app: "api-gateway" } });
    const frontend = (gateway?.["rules"] as Inputs[]).filter((rule) =>
      JSON.stringify(rule["from"] ?? []).includes('"cluster.local/ns/production/sa/frontend-sa"'),
    );
    assert.equal(frontend.length, 1);
    assert.deepEqual(frontend[0]?.["to"][0].operation.methods, ["GET", "POST"]);
  });

  it("MSH-04: requests from outside carry a token of the issuer", () => {
    for (const environment of ENVIRONMENTS) {
      const [[name, validation] = []] = specsOf(plans[environment], REQUEST_AUTHENTICATION);
      assert.equal(name, "istio-ingress/tokens");
      assert.match(validation?.["jwtRules"][0].issuer as string, /^https:\/\/id\./);
      const required = specsOf(plans[environment], AUTHORIZATION).get("istio-ingress/tokens-required");
      assert.equal(required?.["action"], "DENY");
      assert.deepEqual(required["rules"][0].from, [{ source: { notRequestPrincipals: ["*"] } }]);
    }
  });

  it("MSH-05: canary requests to v2, 90 to 10 for others, circuits, retries and timeouts", () => {
    const routes = specsOf(plans.prod, VIRTUAL_SERVICE).get("production/api-gateway");
    const [canary, others] = routes?.["http"] as Inputs[];
    assert.equal(canary?.["match"][0].headers.canary.exact, "true");
    assert.deepEqual(
      (canary["route"] as Inputs[]).map(({ destination }) => destination.subset as string),
      ["v2"],
    );
    assert.deepEqual(
      (others?.["route"] as Inputs[]).map(
        ({ destination, weight }) => [destination.subset, weight] as unknown[],
      ),
      [
        ["v1", 90],
        ["v2", 10],
      ],
    );
    assert.ok(others?.["timeout"]);
    assert.ok(others["retries"].attempts >= 1);
    const { subsets, trafficPolicy } =
      specsOf(plans.prod, DESTINATION_RULE).get("production/api-gateway") ?? {};
    assert.deepEqual(
      (subsets as Inputs[]).map(({ name }) => name as string),
      ["v1", "v2"],
    );
    assert.ok(trafficPolicy.outlierDetection);
  });

  it("MSH-05: production refuses routes that inject faults, and the others allow them", () => {
    const guards = ENVIRONMENTS.map(
      (environment) =>
        plans[environment].all(ADMISSION).filter(({ name }) => name.includes("no-fault-injection")).length,
    );
    assert.deepEqual(guards, [0, 0, 1, 1]);
    for (const [name, { http = [] }] of specsOf(plans.prod, VIRTUAL_SERVICE)) {
      for (const route of http as Inputs[]) assert.equal(route["fault"], undefined, name);
    }
  });

  it("MSH-06: traces in Zipkin's protocol to the collector, which sends them on to Tempo", () => {
    for (const environment of ENVIRONMENTS) {
      const [provider] = valuesOf(plans[environment], "istiod")["meshConfig"].extensionProviders;
      assert.equal(provider.zipkin.service, "otel-collector.observability.svc.cluster.local");
      assert.equal(provider.zipkin.port, 9411);
      const { tracing } = specsOf(plans[environment], TELEMETRY).get("istio-system/default") ?? {};
      assert.deepEqual(tracing[0].providers, [{ name: provider.name as string }]);
    }
  });

  it("MSH-06: an internal gateway for other clusters passes their mutual TLS on", () => {
    const { metadata, spec } = named(plans.prod, SERVICE, "istio-eastwestgateway-service");
    assert.equal(metadata.annotations[`${ANNOTATION}-scheme`], "internal");
    assert.equal(metadata.labels["topology.istio.io/network"], "network1");
    assert.deepEqual(spec.loadBalancerSourceRanges, ["10.3.0.0/16"]);
    const [server] = named(plans.prod, GATEWAY, "east-west-routes")["spec"].servers as Inputs[];
    assert.deepEqual(server?.["tls"], { mode: "AUTO_PASSTHROUGH" });
    assert.equal(server["port"].number, 15443);
  });
});
