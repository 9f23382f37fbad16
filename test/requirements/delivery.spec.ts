/** Proves rows DEL-01 to DEL-03 on the plans of the shipped environments. */
import assert from "node:assert/strict";
import { type Planned, plannedResources } from "../support/plan.ts";

const ENVIRONMENTS = ["dev", "staging", "prod", "prod-dr"] as const;
const ROLLOUT = "kubernetes:argoproj.io/v1alpha1:Rollout";
const DEPLOYMENT = "kubernetes:apps/v1:Deployment";

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

describe("requirements: delivery", () => {
  const plans = {} as Record<(typeof ENVIRONMENTS)[number], Planned>;
  for (const environment of ENVIRONMENTS) {
    before(async () => {
      plans[environment] = await plannedResources(environment);
    });
  }

  it("are planned without a finding of the layer", () => {
    for (const environment of ENVIRONMENTS) {
      const { preflight } = plans[environment].record;
      assert.deepEqual(
        preflight.filter(({ layer, status }) => layer === "delivery" && status === "fail"),
        [],
        environment,
      );
    }
  });

  it("DEL-01: Argo CD runs on the infrastructure pool, where there is one, and lasts in prod", () => {
    for (const [environment, pool, redisHa] of [
      ["dev", undefined, false],
      ["staging", "infrastructure", true],
      ["prod", "infrastructure", true],
    ] as const) {
      const { inputs } = plans[environment].get("kubernetes:helm.sh/v3:Release", "delivery-argo-cd-release");
      const { values, atomic, namespace } = inputs as Inputs;
      assert.deepEqual([atomic, namespace], [true, "argocd"]);
      assert.equal(values.global.nodeSelector.workload, pool);
      assert.equal(values["redis-ha"].enabled, redisHa);
      assert.equal(values.server.replicas, redisHa ? 2 : 1);
    }
  });

  it("DEL-01: people sign in by OpenID Connect, with groups for rights, and there is no local user", () => {
    for (const environment of ENVIRONMENTS) {
      const { inputs } = plans[environment].get("kubernetes:helm.sh/v3:Release", "delivery-argo-cd-release");
      const { cm, rbac } = (inputs as Inputs)["values"].configs;
      assert.equal(cm["admin.enabled"], false, environment);
      assert.match(
        cm["oidc.config"] as string,
        /"issuer":"https:\/\/id\.example\.com.*"\$argocd-oidc:clientSecret"/,
      );
      assert.match(rbac["policy.csv"] as string, /^g, platform-engineering, role:admin/);
      assert.equal(rbac["policy.default"], "");
    }
  });

  it("DEL-01: each tenant has a project of its own namespace and repository, and an application in it", () => {
    for (const environment of ENVIRONMENTS) {
      const plan = plans[environment];
      const projects = plan
        .all("kubernetes:argoproj.io/v1alpha1:AppProject")
        .map(({ inputs }) => inputs as Inputs)
        .filter(({ metadata }) => metadata.name !== "default");
      assert.ok(projects.length > 0, environment);
      const applications = ["Application", "ApplicationSet"]
        .flatMap((kind) => plan.all(`kubernetes:argoproj.io/v1alpha1:${kind}`))
        .map(({ inputs }) => inputs as Inputs);
      assert.equal(applications.length, projects.length);
      for (const { metadata, spec } of projects) {
        const { name } = metadata as { name: string };
        assert.deepEqual(
          spec.destinations,
          [{ server: "https://kubernetes.default.svc", namespace: name }],
          name,
        );
        assert.equal(spec.sourceRepos.length, 1);
        assert.deepEqual(spec.clusterResourceWhitelist, []);
        const own = applications.find((one) => one["metadata"].name === name);
        assert.ok(own, name);
        const { project, destination } = own["spec"].template?.spec ?? own["spec"];
        assert.deepEqual([project, destination.namespace], [name, name]);
      }
    }
  });

  it("DEL-02: Argo Rollouts runs on the infrastructure pool, where there is one", () => {
    for (const [environment, pool] of [
      ["dev", undefined],
      ["staging", "infrastructure"],
      ["prod", "infrastructure"],
    ] as const) {
      const { inputs } = plans[environment].get(
        "kubernetes:helm.sh/v3:Release",
        "delivery-argo-rollouts-release",
      );
      const { version, atomic, values } = inputs as Inputs;
      assert.match(version as string, /^\d+\.\d+\.\d+$/);
      assert.equal(atomic, true);
      assert.equal(values.controller.nodeSelector.workload, pool);
    }
  });

  it("DEL-02: the canary goes through Istio by 5, 20, 50 and 100 percent, with pauses of 2, 5 and 10 minutes", () => {
    for (const environment of ENVIRONMENTS) {
      const { spec } = plans[environment].get(ROLLOUT, "app-api-gateway-rollout").inputs as Inputs;
      const { canary } = spec.strategy;
      assert.deepEqual(canary.steps, [
        { setWeight: 5 },
        { pause: { duration: "2m" } },
        { setWeight: 20 },
        { pause: { duration: "5m" } },
        { setWeight: 50 },
        { pause: { duration: "10m" } },
        { setWeight: 100 },
      ]);
      assert.equal(canary.trafficRouting.istio.virtualService.name, "api-gateway");
      assert.deepEqual(
        [
          canary.trafficRouting.istio.destinationRule.stableSubsetName,
          canary.stableService,
          canary.canaryService,
        ],
        ["v1", "api-gateway-stable", "api-gateway-canary"],
      );
    }
  });

  it("DEL-03: an update takes no capacity away", () => {
    for (const environment of ENVIRONMENTS) {
      const apps = plans[environment].all(DEPLOYMENT).filter(({ layer }) => layer === "app");
      assert.ok(apps.length > 0);
      for (const { inputs, name } of apps) {
        const { strategy } = (inputs as Inputs)["spec"];
        assert.deepEqual(
          strategy,
          { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
          name,
        );
      }
    }
  });
});
