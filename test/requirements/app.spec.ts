/** Proves rows APP-01 to APP-06 and APP-08 to APP-10, and the routes of MSH-05, on the plans of the shipped environments. */
import assert from "node:assert/strict";
import { type Inputs, type Planned, plannedApps, specOf } from "../support/apps.ts";
import { plannedResources } from "../support/plan.ts";

const POLICY = "networking.k8s.io/v1:NetworkPolicy";

describe("requirements: app", () => {
  let prod: Planned;
  let staging: Planned;
  let dev: Planned;
  // One after another, each with the time of its own hook.
  before(async () => {
    prod = await plannedResources("prod");
  });
  before(async () => {
    staging = await plannedResources("staging");
  });
  before(async () => {
    dev = await plannedResources("dev");
  });

  it("are planned without a finding of the layer", () => {
    for (const plan of [prod, staging, dev]) {
      assert.deepEqual(
        plan.record.preflight.filter(({ layer, status }) => layer === "app" && status === "fail"),
        [],
      );
    }
  });

  describe("APP-01: llm-agent-service", () => {
    let pod: Inputs;
    let container: Inputs;
    before(() => {
      pod = specOf(prod, "apps/v1:Deployment", "llm-agent-service", "deployment")["template"].spec as Inputs;
      container = pod["containers"][0] as Inputs;
    });

    it("has three replicas of the container llm-agent, with its resources", () => {
      assert.equal(specOf(prod, "apps/v1:Deployment", "llm-agent-service", "deployment")["replicas"], 3);
      assert.equal(container["name"], "llm-agent");
      assert.equal(
        container["image"],
        "111111111111.dkr.ecr.us-east-1.amazonaws.com/llm-agent-service:v1.2.3",
      );
      assert.deepEqual(container["resources"], {
        requests: { cpu: "500m", memory: "1Gi", "ephemeral-storage": "1Gi" },
        limits: { cpu: "2", memory: "2Gi", "ephemeral-storage": "2Gi" },
      });
    });

    it("is restricted", () => {
      const { runAsNonRoot, runAsUser, fsGroup, seccompProfile } = pod["securityContext"] as Inputs;
      assert.deepEqual(
        [runAsNonRoot, runAsUser, fsGroup, seccompProfile],
        [true, 1000, 1000, { type: "RuntimeDefault" }],
      );
      const { allowPrivilegeEscalation, readOnlyRootFilesystem, capabilities } = container[
        "securityContext"
      ] as Inputs;
      assert.deepEqual(
        [allowPrivilegeEscalation, readOnlyRootFilesystem, capabilities],
        [false, true, { drop: ["ALL"] }],
      );
    });

    for (const [probe, expected] of [
      ["livenessProbe", ["/health/live", 30, 10, 5, 1, 3]],
      ["readinessProbe", ["/health/ready", 10, 5, 3, 1, 3]],
      ["startupProbe", ["/health/startup", 0, 10, 3, 1, 30]],
    ] as const) {
      it(`has its ${probe}`, () => {
        const given = container[probe] as Inputs;
        const { initialDelaySeconds, periodSeconds, timeoutSeconds, successThreshold, failureThreshold } =
          given;
        const { path, port } = given["httpGet"] as Inputs;
        assert.equal(port, 8080);
        assert.deepEqual(
          [path, initialDelaySeconds, periodSeconds, timeoutSeconds, successThreshold, failureThreshold],
          expected,
        );
      });
    }

    it("keeps apart on hosts and zones, and prefers the application's nodes", () => {
      const { podAntiAffinity, nodeAffinity } = pod["affinity"] as Inputs;
      assert.deepEqual(
        (podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution as Inputs[]).map(
          ({ weight, podAffinityTerm }) => [weight, podAffinityTerm.topologyKey],
        ),
        [
          [100, "kubernetes.io/hostname"],
          [100, "topology.kubernetes.io/zone"],
        ],
      );
      assert.deepEqual(nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution, [
        {
          weight: 100,
          preference: { matchExpressions: [{ key: "workload", operator: "In", values: ["application"] }] },
        },
      ]);
    });

    it("has its configuration, its secret, its volumes and its pull secret", () => {
      const env = Object.fromEntries((container["env"] as Inputs[]).map(({ name, ...rest }) => [name, rest]));
      assert.deepEqual(env["APP_ENV"], { value: "production" });
      assert.match((env["VAULT_ADDR"] as Inputs)["value"] as string, /:\/\/vault\.infrastructure:8200$/);
      const { name, key } = (env["DATABASE_URL"] as Inputs)["valueFrom"].secretKeyRef as Inputs;
      assert.deepEqual([name, key], ["llm-agent-db-credentials", "url"]);
      const mounts = (container["volumeMounts"] as Inputs[]).map(({ name: volume, mountPath }) => [
        volume,
        mountPath,
      ]);
      assert.deepEqual(mounts, [
        ["tmp", "/tmp"],
        ["cache", "/app/var/cache"],
      ]);
      assert.deepEqual(pod["imagePullSecrets"], [{ name: "registry-credentials" }]);
      assert.deepEqual(
        [pod["terminationGracePeriodSeconds"], pod["dnsPolicy"], pod["serviceAccountName"]],
        [30, "ClusterFirst", "llm-agent-service"],
      );
    });

    it("answers at a headless service on 8080 and 9090", () => {
      const { clusterIP, ports } = specOf(prod, "core/v1:Service", "llm-agent-service", "service");
      assert.equal(clusterIP, "None");
      assert.deepEqual(
        (ports as Inputs[]).map(({ name, port }) => [name, port]),
        [
          ["http", 8080],
          ["metrics", 9090],
        ],
      );
    });
  });

  it("APP-02: every pod of an app is Burstable or Guaranteed", () => {
    for (const plan of [prod, staging, dev]) {
      for (const { name, pod } of plannedApps(plan)) {
        for (const { resources } of pod["containers"] as Inputs[]) {
          for (const side of ["requests", "limits"]) {
            assert.ok(resources[side]?.cpu && resources[side]?.memory, `${name} ${side}`);
          }
        }
      }
    }
  });

  it("APP-03: a service account, a role and a binding each; secrets by name only", () => {
    const role = prod.get("kubernetes:rbac.authorization.k8s.io/v1:Role", "app-llm-agent-service-role")
      .inputs as Inputs;
    assert.deepEqual(role["rules"], [
      { apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch"] },
      {
        apiGroups: [""],
        resources: ["secrets"],
        verbs: ["get"],
        resourceNames: ["llm-agent-db-credentials"],
      },
    ]);
    const { metadata } = prod.get(
      "kubernetes:core/v1:ServiceAccount",
      "app-llm-agent-service-service-account",
    ).inputs as Inputs;
    assert.equal(metadata.annotations["vault.hashicorp.com/role"], "llm-agent-service");
    const apps = plannedApps(prod).length;
    for (const type of [
      "core/v1:ServiceAccount",
      "rbac.authorization.k8s.io/v1:Role",
      "rbac.authorization.k8s.io/v1:RoleBinding",
    ]) {
      assert.equal(prod.all(`kubernetes:${type}`).filter(({ layer }) => layer === "app").length, apps, type);
    }
    for (const { inputs } of prod
      .all("kubernetes:rbac.authorization.k8s.io/v1:Role")
      .filter(({ layer }) => layer === "app")) {
      for (const { resources, resourceNames } of (inputs as Inputs)["rules"] as Inputs[]) {
        assert.ok(!(resources as string[]).includes("secrets") || resourceNames?.length > 0);
      }
    }
  });

  const BEHAVIOR = {
    scaleDown: {
      stabilizationWindowSeconds: 300,
      policies: [
        { type: "Percent", value: 50, periodSeconds: 60 },
        { type: "Pods", value: 2, periodSeconds: 60 },
      ],
      selectPolicy: "Min",
    },
    scaleUp: {
      stabilizationWindowSeconds: 0,
      policies: [
        { type: "Percent", value: 100, periodSeconds: 60 },
        { type: "Pods", value: 4, periodSeconds: 60 },
      ],
      selectPolicy: "Max",
    },
  };

  it("APP-04: llm-agent 3 to 20 by CPU, memory and its queue, through the autoscaler that KEDA makes", () => {
    const scaled = specOf(prod, "keda.sh/v1alpha1:ScaledObject", "llm-agent-service", "scaled-object");
    assert.deepEqual([scaled["minReplicaCount"], scaled["maxReplicaCount"]], [3, 20]);
    assert.deepEqual(scaled["advanced"].horizontalPodAutoscalerConfig.behavior, BEHAVIOR);
    const [cpu, memory, tasks] = scaled["triggers"] as Inputs[];
    assert.deepEqual([cpu?.["type"], cpu?.["metadata"].value], ["cpu", "70"]);
    assert.deepEqual([memory?.["type"], memory?.["metadata"].value], ["memory", "80"]);
    assert.match(tasks?.["metadata"].query as string, /rabbitmq_queue_messages\{queue="llm-agent-tasks"\}/);
    assert.equal(tasks?.["metadata"].threshold, "10");
  });

  for (const [app, min, max] of [
    ["analytics-api", 3, 50],
    ["api-gateway", 3, 50],
    ["frontend", 2, 20],
  ] as const) {
    it(`APP-04: ${app} ${min} to ${max}`, () => {
      const spec = specOf(prod, "autoscaling/v2:HorizontalPodAutoscaler", app, "horizontal-pod-autoscaler");
      assert.deepEqual([spec["minReplicas"], spec["maxReplicas"]], [min, max]);
      assert.deepEqual(spec["behavior"], BEHAVIOR);
    });
  }

  it("APP-05: recommendations for llm-agent, sizes for the API, and never two scalers on one metric", () => {
    const vertical = (app: string) =>
      specOf(prod, "autoscaling.k8s.io/v1:VerticalPodAutoscaler", app, "vertical-pod-autoscaler");
    for (const [app, mode, min, max] of [
      ["llm-agent-service", "Off", { cpu: "100m", memory: "256Mi" }, { cpu: "4", memory: "8Gi" }],
      ["analytics-api", "Auto", { cpu: "100m", memory: "256Mi" }, { cpu: "4", memory: "8Gi" }],
    ] as const) {
      const { updatePolicy, resourcePolicy } = vertical(app);
      const [policy] = resourcePolicy.containerPolicies as Inputs[];
      assert.deepEqual(
        [updatePolicy.updateMode, policy?.["minAllowed"], policy?.["maxAllowed"]],
        [mode, min, max],
      );
    }
    const { metrics } = specOf(
      prod,
      "autoscaling/v2:HorizontalPodAutoscaler",
      "analytics-api",
      "horizontal-pod-autoscaler",
    );
    assert.deepEqual(
      (metrics as Inputs[]).map(({ type }) => type as string),
      ["Pods"],
    );
  });

  it("APP-06: two stay, zones even and strictly so, hosts where possible; one a host where the profile asks", () => {
    const budget = specOf(prod, "policy/v1:PodDisruptionBudget", "llm-agent-service", "disruption-budget");
    assert.equal(budget["minAvailable"], 2);
    const { topologySpreadConstraints } = specOf(
      prod,
      "apps/v1:Deployment",
      "llm-agent-service",
      "deployment",
    )["template"].spec as Inputs;
    assert.deepEqual(
      (topologySpreadConstraints as Inputs[]).map(({ maxSkew, topologyKey, whenUnsatisfiable }) => [
        maxSkew,
        topologyKey,
        whenUnsatisfiable,
      ]),
      [
        [1, "topology.kubernetes.io/zone", "DoNotSchedule"],
        [1, "kubernetes.io/hostname", "ScheduleAnyway"],
      ],
    );
    const { affinity } = specOf(dev, "apps/v1:Deployment", "agent", "deployment")["template"].spec as Inputs;
    assert.equal(
      affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey,
      "kubernetes.io/hostname",
    );
  });

  it("APP-08: agents 3 to 10 with their configuration, and secrets from the store", () => {
    const hpa = specOf(prod, "autoscaling/v2:HorizontalPodAutoscaler", "agent", "horizontal-pod-autoscaler");
    assert.deepEqual([hpa["minReplicas"], hpa["maxReplicas"]], [3, 10]);
    assert.deepEqual(
      (hpa["metrics"] as Inputs[]).map(({ type, resource }) => [
        type,
        resource?.name,
        resource?.target.averageUtilization,
      ]),
      [
        ["Resource", "cpu", 70],
        ["Resource", "memory", 80],
        ["Pods", undefined, undefined],
      ],
    );
    const { data, metadata } = prod.get("kubernetes:core/v1:ConfigMap", "app-agent-config").inputs as Inputs;
    assert.equal(metadata.namespace, "production-agents");
    assert.deepEqual(data, {
      LOG_LEVEL: "INFO",
      ENVIRONMENT: "production",
      MAX_RETRIES: "3",
      CIRCUIT_BREAKER_THRESHOLD: "5",
      TOKEN_BUDGET_PER_REQUEST: "10000",
    });
    const [container] = specOf(prod, "apps/v1:Deployment", "agent", "deployment")["template"].spec
      .containers as Inputs[];
    const { requests, limits } = container?.["resources"] as Inputs;
    assert.deepEqual([requests.cpu, requests.memory, limits.cpu, limits.memory], ["500m", "1Gi", "2", "2Gi"]);
    const { data: keys } = specOf(
      prod,
      "external-secrets.io/v1:ExternalSecret",
      "agent",
      "secret-agent-secrets",
    );
    assert.deepEqual(
      (keys as Inputs[]).map(({ secretKey }) => secretKey as string),
      ["anthropic-api-key", "redis-password"],
    );
  });

  it("APP-08: agents reach Redis and the way out, Redis is reached by agents, and both are scraped", () => {
    const ports = (app: string, side: "ingress" | "egress") =>
      (specOf(prod, POLICY, app, "network-policy")[side] as Inputs[]).flatMap((rule) =>
        (rule["ports"] as Inputs[]).map(({ port }) => port as number),
      );
    assert.deepEqual(ports("agent", "egress"), [6379, 8443, 53, 53]);
    assert.deepEqual(ports("agent", "ingress"), ["metrics"]);
    assert.deepEqual(ports("agent-redis", "ingress"), [6379, "metrics"]);
    const [fromAgents] = specOf(prod, POLICY, "agent-redis", "network-policy")["ingress"] as Inputs[];
    assert.deepEqual(fromAgents?.["from"][0].podSelector.matchLabels, { app: "agent" });
    for (const app of ["agent", "agent-redis"]) {
      const [endpoint] = specOf(prod, "monitoring.coreos.com/v1:ServiceMonitor", app, "service-monitor")[
        "endpoints"
      ] as Inputs[];
      assert.deepEqual([endpoint?.["interval"], endpoint?.["path"]], ["30s", "/metrics"]);
    }
  });

  it("APP-09: staging carries high-throughput, and dev low-latency", () => {
    const range = (plan: Planned) => {
      const hpa = specOf(
        plan,
        "autoscaling/v2:HorizontalPodAutoscaler",
        "agent",
        "horizontal-pod-autoscaler",
      );
      return [hpa["minReplicas"], hpa["maxReplicas"]];
    };
    assert.deepEqual(range(staging), [10, 50]);
    const limits = (plan: Planned, kind: string, app: string, noun: string) => {
      const [container] = specOf(plan, kind, app, noun)["template"].spec.containers as Inputs[];
      const { cpu, memory } = container?.["resources"].limits as Inputs;
      return [cpu, memory];
    };
    assert.deepEqual(limits(staging, "apps/v1:Deployment", "agent", "deployment"), ["4", "4Gi"]);
    assert.deepEqual(limits(staging, "apps/v1:StatefulSet", "agent-redis", "stateful-set"), ["2", "2Gi"]);
    const { template, volumeClaimTemplates } = specOf(
      dev,
      "apps/v1:StatefulSet",
      "agent-redis",
      "stateful-set",
    );
    assert.ok(Object.keys(template.spec.nodeSelector as object).length > 0);
    assert.equal(volumeClaimTemplates[0].spec.storageClassName, "fast-ssd");
  });

  it("APP-10: api-gateway is a Rollout of ten behind its routes, and reaches identity-service alone", () => {
    assert.equal(specOf(prod, "argoproj.io/v1alpha1:Rollout", "api-gateway", "rollout")["replicas"], 10);
    const { egress } = specOf(prod, POLICY, "api-gateway", "network-policy");
    const [toIdentity, toDns, ...others] = egress as Inputs[];
    assert.deepEqual(toIdentity, {
      to: [
        {
          namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "production" } },
          podSelector: { matchLabels: { app: "identity-service" } },
        },
      ],
      ports: [{ port: 8080, protocol: "TCP" }],
    });
    assert.deepEqual(
      (toDns?.["ports"] as Inputs[]).map(({ port }) => port as number),
      [53, 53],
    );
    assert.deepEqual(others, []);
  });

  it("APP-10: the mesh admits frontend to api-gateway, to GET and POST", () => {
    const policies = prod
      .all("kubernetes:security.istio.io/v1:AuthorizationPolicy")
      .map(({ inputs }) => inputs as Inputs)
      .filter(({ spec }) => spec.selector?.matchLabels?.app === "api-gateway");
    assert.equal(policies.length, 1);
    const rules = policies[0]?.["spec"].rules as Inputs[];
    const frontend = rules.find((rule) =>
      JSON.stringify(rule["from"]).includes("cluster.local/ns/production/sa/frontend-sa"),
    );
    assert.deepEqual(frontend?.["to"], [{ operation: { ports: ["8080"], methods: ["GET", "POST"] } }]);
  });

  it("MSH-05: the header canary goes to v2, the rest 90 to 10, with deadlines and a circuit breaker", () => {
    const { http } = specOf(prod, "networking.istio.io/v1:VirtualService", "api-gateway", "virtual-service");
    const [byHeader, byWeight] = http as Inputs[];
    assert.deepEqual(byHeader?.["match"], [{ headers: { canary: { exact: "true" } } }]);
    assert.equal(byHeader?.["route"][0].destination.subset, "v2");
    assert.deepEqual(
      (byWeight?.["route"] as Inputs[]).map(({ destination, weight }) => [destination.subset, weight]),
      [
        ["v1", 90],
        ["v2", 10],
      ],
    );
    assert.ok(byWeight?.["timeout"] && byWeight["retries"].attempts > 0);
    const rule = specOf(prod, "networking.istio.io/v1:DestinationRule", "api-gateway", "destination-rule");
    assert.deepEqual(
      (rule["subsets"] as Inputs[]).map(({ name }) => name as string),
      ["v1", "v2"],
    );
    assert.ok(rule["trafficPolicy"].outlierDetection.consecutive5xxErrors > 0);
  });

  it("MSH-05: faults are injected outside of prod only", () => {
    const faults = (plan: Planned) =>
      plan
        .all("kubernetes:networking.istio.io/v1:VirtualService")
        .filter(({ inputs }) => JSON.stringify(inputs).includes('"fault"'));
    assert.deepEqual(faults(prod), []);
    assert.ok(faults(dev).length > 0);
  });
});
