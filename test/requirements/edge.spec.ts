/** Proves rows EDG-01 to EDG-04 on the plans of the shipped environments, and on prod with each of the other choices. */
import assert from "node:assert/strict";
import { type Environment, loadEnvironment } from "@drydock/core/environment";
import { ENTRANCES, toolHosts } from "@drydock/core/flows";
import { type Planned, planned, plannedResources } from "../support/plan.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const GATEWAY = "kubernetes:networking.istio.io/v1:Gateway";
const VIRTUAL_SERVICE = "kubernetes:networking.istio.io/v1:VirtualService";
const ENVOY_FILTER = "kubernetes:networking.istio.io/v1alpha3:EnvoyFilter";
const WASM_PLUGIN = "kubernetes:extensions.istio.io/v1alpha1:WasmPlugin";
const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";
const SERVICE = "kubernetes:core/v1:Service";
const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const KONG_PLUGIN = "kubernetes:configuration.konghq.com/v1:KongClusterPlugin";
const HEALTH_CHECK = "aws:route53/healthCheck:HealthCheck";
const ENVIRONMENTS = ["dev", "staging", "prod", "prod-dr"] as const;
const DNS = "external-dns.alpha.kubernetes.io";
const NGINX = "nginx.ingress.kubernetes.io";

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

const inputs = (plan: Planned, type: string, name: string): Inputs => plan.get(type, name).inputs;
const specOf = (plan: Planned, type: string, name: string): Inputs =>
  inputs(plan, type, name)["spec"] as Inputs;
const annotationsOf = (plan: Planned, type: string, name: string): Inputs =>
  (inputs(plan, type, name)["metadata"].annotations ?? {}) as Inputs;
const valuesOf = (plan: Planned, release: string): Inputs =>
  inputs(plan, RELEASE, `edge-${release}-release`)["values"] as Inputs;

/** prod with another choice at the edge; its apps let the entrance in that it has. */
async function variant(
  change: (edge: Environment["edge"]) => Partial<Environment["edge"]>,
): Promise<Planned> {
  const prod = await loadEnvironment("prod");
  const edge = { ...prod.edge, ...change(prod.edge) };
  const from = ENTRANCES[edge.entrance.kind];
  const apps = Object.entries(prod.apps).map(([name, app]) => [
    name,
    {
      ...app,
      flows: app.flows.map((flow) => (flow.from === ENTRANCES.istio ? { ...flow, from } : flow)),
    },
  ]);
  return planned({ ...prod, edge, apps: Object.fromEntries(apps) as Environment["apps"] });
}

const SCALE = { minReplicas: 3, maxReplicas: 10, sourceCidrBlocks: ["0.0.0.0/0"] };

/** What the plan of a layer is refused for: by AWS, by Kubernetes, or by a rule. */
function failures({ record }: Planned, layer: string): string[] {
  return [
    ...record.preflight.flatMap((finding) =>
      finding.layer === layer && finding.status === "fail" ? [`${finding.subject}: ${finding.message}`] : [],
    ),
    ...(record.policy?.violations ?? []).flatMap(({ urn, level, policy }) =>
      level === "mandatory" && urn.includes(`drydock-${layer}::`)
        ? [`${policy} ${urn.split("::").at(-1) ?? ""}`]
        : [],
    ),
  ];
}

/** An environment that lets in everybody says so by an exemption, as prod does for the mesh's gateway. */
const publicEntrance = (service: string): string[] => [`load-balancer-restricted ${service}`];

describe("requirements: edge", () => {
  const plans = {} as Record<(typeof ENVIRONMENTS)[number], Planned>;
  before(async () => {
    for (const environment of ENVIRONMENTS) plans[environment] = await plannedResources(environment);
  });

  it("are planned without a refusal", () => {
    for (const environment of ENVIRONMENTS) {
      assert.deepEqual(failures(plans[environment], "edge"), [], environment);
    }
  });

  it("EDG-01: every host speaks TLS 1.2 or later with a certificate of its own, and plain HTTP leads there", () => {
    for (const environment of ENVIRONMENTS) {
      const plan = plans[environment];
      const secure = ["shared", "own"].flatMap(
        (which) => specOf(plan, GATEWAY, `edge-gateway-${which}`)["servers"] as Inputs[],
      );
      for (const { port, tls } of secure) {
        assert.equal(port.protocol, "HTTPS");
        assert.equal(tls.minProtocolVersion, "TLSV1_2");
        const certificate = plan
          .all("kubernetes:cert-manager.io/v1:Certificate")
          .find(({ inputs: { spec } }) => (spec as Inputs)["secretName"] === tls.credentialName);
        assert.ok(certificate, `${environment} ${String(tls.credentialName)}`);
      }
      const [plain] = specOf(plan, GATEWAY, "edge-gateway-plain")["servers"] as Inputs[];
      assert.deepEqual(plain?.["tls"], { httpsRedirect: true });
      assert.equal(plain["hosts"].length, secure.length);
    }
  });

  it("EDG-01: 100 requests a second from one address, 50 on the API, and the headers on every answer", () => {
    const [all, ...apis] = specOf(plans.prod, ENVOY_FILTER, "edge-filter-rate-limits")[
      "configPatches"
    ] as Inputs[];
    const bucket = (config: Inputs) => config["descriptors"][0].token_bucket as Inputs;
    assert.equal(all?.["patch"].operation, "INSERT_FIRST");
    assert.deepEqual(bucket(all["patch"].value.typed_config as Inputs), {
      max_tokens: 100,
      tokens_per_fill: 100,
      fill_interval: "1s",
    });
    assert.ok(apis.length > 0);
    for (const { match, patch } of apis) {
      assert.match(match.routeConfiguration.vhost.name as string, /^api\.example\.com:/);
      const [config] = Object.values(patch.value.typed_per_filter_config as Inputs) as Inputs[];
      assert.equal(bucket(config ?? {})["max_tokens"], 50);
    }
    const [headers] = specOf(plans.prod, ENVOY_FILTER, "edge-filter-headers")["configPatches"] as Inputs[];
    const names = (headers?.["patch"].value.response_headers_to_add as Inputs[]).map(
      ({ header }) => header.key as string,
    );
    for (const name of ["strict-transport-security", "content-security-policy", "x-frame-options"]) {
      assert.ok(names.includes(name), name);
    }
  });

  it("EDG-01: a firewall with the OWASP core rule set that blocks in staging and prod, and watches in dev", () => {
    for (const environment of ENVIRONMENTS) {
      const { selector, failStrategy, sha256, pluginConfig } = specOf(
        plans[environment],
        WASM_PLUGIN,
        "edge-firewall",
      );
      const rules = pluginConfig.directives_map.default as string[];
      assert.deepEqual(selector.matchLabels, { app: "istio-ingressgateway" });
      assert.equal(failStrategy, "FAIL_CLOSE");
      assert.match(sha256 as string, /^[0-9a-f]{64}$/);
      assert.equal(rules.at(-1), "Include @owasp_crs/*.conf");
      assert.ok(rules.includes(`SecRuleEngine ${environment === "dev" ? "DetectionOnly" : "On"}`));
    }
  });

  it("EDG-01: three to ten gateways with the row's resources, behind a load balancer over all zones", () => {
    const { autoscaling, resources } = plans.prod.get(RELEASE, "mesh-istio-ingressgateway-release").inputs[
      "values"
    ] as Inputs;
    assert.deepEqual([autoscaling.minReplicas, autoscaling.maxReplicas], [3, 10]);
    assert.deepEqual(resources, {
      requests: { cpu: "250m", memory: "512Mi" },
      limits: { cpu: "1", memory: "1Gi" },
    });
  });

  it("EDG-01: one route of the app for callers inside and outside, so that a canary holds for both", () => {
    const { hosts, gateways } = specOf(plans.prod, VIRTUAL_SERVICE, "app-api-gateway-virtual-service");
    assert.deepEqual(hosts, ["api-gateway", "api.example.com"]);
    assert.deepEqual(gateways, ["mesh", "istio-ingress/edge"]);
  });

  it("EDG-03: the load balancer controller, and ExternalDNS held to the zones of the environment", () => {
    for (const environment of ENVIRONMENTS) {
      const plan = plans[environment];
      plan.get(RELEASE, "mesh-load-balancers-release");
      const { sources, policy, extraArgs, txtOwnerId } = valuesOf(plan, "external-dns");
      assert.deepEqual(sources, ["istio-gateway"]);
      assert.equal(policy, environment.startsWith("prod") ? "upsert-only" : "sync");
      assert.equal(extraArgs["zone-id-filter"].length, 1);
      assert.match(txtOwnerId as string, new RegExp(`^${environment}-`));
      const statement = JSON.stringify(
        inputs(plan, "aws:iam/rolePolicy:RolePolicy", "edge-external-dns-external-dns-policy"),
      );
      assert.match(statement, new RegExp(`hostedzone/${String(extraArgs["zone-id-filter"][0])}`));
      assert.doesNotMatch(statement, /hostedzone\/\*/);
    }
  });

  it("EDG-03: nobody reaches Prometheus, Alertmanager and Loki from outside but through a sign-in", async () => {
    for (const environment of ["staging", "prod"] as const) {
      const plan = plans[environment];
      const { edge } = await loadEnvironment(environment);
      assert.equal(toolHosts(edge).length, 3);
      for (const [tool, host] of toolHosts(edge)) {
        const { http } = specOf(plan, VIRTUAL_SERVICE, `edge-route-${host.replaceAll(".", "-")}`);
        assert.equal(
          http[0].route[0].destination.host,
          `sign-in-${tool}.sign-in.svc.cluster.local`,
          `${environment} ${host}`,
        );
      }
      const open = plan
        .all(POLICY)
        .filter(({ name }) => /^observability-.*-network-policy-(prometheus|alertmanager|loki)$/.test(name));
      assert.equal(open.length, 3, environment);
      for (const { name, inputs: policy } of open) {
        const { ingress } = policy["spec"] as Inputs;
        assert.doesNotMatch(JSON.stringify(ingress), /istio-ingressgateway/, `${environment} ${name}`);
        assert.match(JSON.stringify(ingress), /sign-in-/, `${environment} ${name}`);
      }
    }
  });

  it("EDG-04: Route 53 leads to the region that is healthy", () => {
    const { fqdn, type, resourcePath } = inputs(plans.prod, HEALTH_CHECK, "edge-health-check");
    assert.deepEqual([fqdn, type, resourcePath], ["us-east-1.example.com", "HTTPS", "/healthz"]);
    const shared = annotationsOf(plans.prod, GATEWAY, "edge-gateway-shared");
    assert.equal(shared[`${DNS}/aws-failover`], "PRIMARY");
    assert.equal(shared[`${DNS}/set-identifier`], "prod-us-east-1");
    assert.ok(shared[`${DNS}/aws-health-check-id`]);
    assert.equal(annotationsOf(plans.prod, GATEWAY, "edge-gateway-own")[`${DNS}/aws-failover`], undefined);
    const { http } = specOf(plans.prod, VIRTUAL_SERVICE, "edge-route-health");
    assert.deepEqual(http[0].directResponse, { status: 200 });
  });
});

describe("requirements: other choices at the edge", () => {
  it("EDG-01: ingress-nginx has the row's values, and is planned without a refusal", async () => {
    const plan = await variant(({ entrance }) => ({
      entrance: {
        kind: "ingressNginx",
        firewall: "firewall" in entrance ? entrance.firewall : { mode: "Block", paranoiaLevel: 1 },
        ...SCALE,
      },
    }));
    for (const layer of ["mesh", "app"]) assert.deepEqual(failures(plan, layer), [], layer);
    assert.deepEqual(failures(plan, "edge"), publicEntrance("edge-ingress-nginx-service"));
    const { controller } = valuesOf(plan, "ingress-nginx");
    assert.equal(controller.replicaCount, 3);
    assert.deepEqual([controller.autoscaling.minReplicas, controller.autoscaling.maxReplicas], [3, 10]);
    assert.deepEqual(controller.resources, {
      requests: { cpu: "250m", memory: "512Mi" },
      limits: { cpu: "1", memory: "1Gi" },
    });
    const { config } = controller;
    assert.deepEqual(
      [
        config["enable-modsecurity"],
        config["enable-owasp-modsecurity-crs"],
        config["use-http2"],
        config.hsts,
      ],
      ["true", "true", "true", "true"],
    );
    assert.equal(config["ssl-protocols"], "TLSv1.2 TLSv1.3");
    assert.deepEqual(Object.keys(controller.addHeaders as Inputs).sort(), [
      "Content-Security-Policy",
      "Referrer-Policy",
      "X-Content-Type-Options",
      "X-Frame-Options",
    ]);
    const { metadata, spec } = inputs(plan, SERVICE, "edge-ingress-nginx-service");
    assert.equal(spec.loadBalancerClass, "service.k8s.aws/nlb");
    assert.match(JSON.stringify(metadata.annotations), /cross_zone\.enabled=true/);
    const rate = (route: string): unknown =>
      annotationsOf(plan, INGRESS, `edge-route-${route}`)[`${NGINX}/limit-rps`];
    assert.deepEqual([rate("www-example-com"), rate("api-example-com")], ["100", "50"]);
  });

  it("EDG-02: Kong is on the infrastructure pool, and is planned without a refusal", async () => {
    const plan = await variant(() => ({ entrance: { kind: "kong", ...SCALE } }));
    for (const layer of ["mesh", "app"]) assert.deepEqual(failures(plan, layer), [], layer);
    assert.deepEqual(failures(plan, "edge"), publicEntrance("edge-kong-service"));
    const { nodeSelector, tolerations, env } = valuesOf(plan, "kong");
    assert.equal(nodeSelector.workload, "infrastructure");
    assert.deepEqual(
      (tolerations as Inputs[]).map(({ key, value }) => [key, value] as unknown[]),
      [["workload", "infrastructure"]],
    );
    assert.equal(env.database, "off");
    const plugins = plan.all(KONG_PLUGIN).map(({ inputs: { plugin } }) => plugin as string);
    for (const plugin of ["rate-limiting", "response-transformer", "request-size-limiting", "prometheus"]) {
      assert.ok(plugins.includes(plugin), plugin);
    }
  });

  it("EDG-04: Global Accelerator leads to the gateway's load balancer, and another environment joins it", async () => {
    const plan = await variant(() => ({
      regions: { kind: "globalAccelerator", trafficDialPercentage: 100 },
    }));
    assert.deepEqual(failures(plan, "edge"), []);
    const [endpoint] = inputs(
      plan,
      "aws:globalaccelerator/endpointGroup:EndpointGroup",
      "edge-endpoint-group",
    )["endpointConfigurations"] as Inputs[];
    assert.match(endpoint?.["endpointId"] as string, /^arn:aws:elasticloadbalancing:us-east-1:/);
    assert.match(
      annotationsOf(plan, GATEWAY, "edge-gateway-shared")[`${DNS}/target`] as string,
      /\.awsglobalaccelerator\.com$/,
    );
    const joined = await variant(() => ({
      regions: {
        kind: "globalAccelerator",
        trafficDialPercentage: 0,
        listenerArn:
          "arn:aws:globalaccelerator::111111111111:accelerator/11111111-2222-3333-4444-555555555555/listener/0123abcd",
      },
    }));
    assert.deepEqual(failures(joined, "edge"), []);
    assert.equal(joined.all("aws:globalaccelerator/accelerator:Accelerator").length, 0);
    assert.equal(annotationsOf(joined, GATEWAY, "edge-gateway-shared")[`${DNS}/controller`], "none");
  });
});
