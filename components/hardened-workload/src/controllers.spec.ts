/** Proves what the other controllers bring along: governing services, canaries and their routes, jobs. */
import assert from "node:assert/strict";
import { kubernetesFindings } from "@drydock/preflight";
import { observe } from "@drydock/simulator/testing";
import type { Controller, HardenedWorkloadArgs, Traffic } from "./index.ts";
import {
  BUDGET,
  CRON_JOB,
  DAEMON_SET,
  DESTINATION_RULE,
  HPA,
  JOB,
  NETWORK_POLICY,
  ROLLOUT,
  SERVICE,
  SERVICE_MONITOR,
  STATEFUL_SET,
  VIRTUAL_SERVICE,
} from "./testing/tokens.ts";
import { lastOf, small, specOf, type Tree, workloads } from "./testing/workloads.ts";

const workload = workloads({ observe, findings: kubernetesFindings });

const of = (controller: Controller, change: Partial<HardenedWorkloadArgs> = {}) =>
  workload("api", { ...small, ...change, controller });

const metaOf = (inputs: Readonly<Record<string, unknown>>) => inputs["metadata"] as Tree;

describe("StatefulSet", () => {
  it("has a volume for every pod and a governing service, and keeps both", async () => {
    const seen = await of(
      { kind: "StatefulSet", headlessServiceName: "postgres-headless" },
      { claims: [{ name: "storage", mountPath: "/data", size: "100Gi", storageClassName: "fast-ssd" }] },
    );
    const { serviceName, volumeClaimTemplates, persistentVolumeClaimRetentionPolicy, template } = specOf(
      seen,
      STATEFUL_SET,
    );
    assert.equal(serviceName, "postgres-headless");
    assert.deepEqual(volumeClaimTemplates, [
      {
        metadata: { name: "storage", labels: { app: "api" } },
        spec: {
          accessModes: ["ReadWriteOnce"],
          storageClassName: "fast-ssd",
          resources: { requests: { storage: "100Gi" } },
        },
      },
    ]);
    assert.deepEqual(persistentVolumeClaimRetentionPolicy, { whenDeleted: "Retain", whenScaled: "Retain" });
    assert.deepEqual(lastOf(template.spec.containers[0].volumeMounts), {
      name: "storage",
      mountPath: "/data",
    });
    const headless = specOf(seen, SERVICE, "api-headless-service");
    assert.deepEqual([headless.clusterIP, headless.publishNotReadyAddresses], ["None", true]);
    assert.equal(specOf(seen, SERVICE, "api-service").clusterIP, undefined);
  });

  it("is scraped through one of its services only", async () => {
    const seen = await of({ kind: "StatefulSet" }, { ports: [{ name: "metrics", port: 9090 }] });
    const { matchLabels } = specOf(seen, SERVICE_MONITOR).selector;
    const found = seen.all(SERVICE).filter(({ inputs }) => metaOf(inputs).labels.app === matchLabels.app);
    assert.deepEqual(
      found.map(({ name }) => name),
      ["api-service"],
    );
  });
});

describe("DaemonSet", () => {
  it("is on every node that it may be on, without budget or spread", async () => {
    const seen = await of({ kind: "DaemonSet" });
    const { template, updateStrategy } = specOf(seen, DAEMON_SET);
    assert.equal(template.spec.topologySpreadConstraints, undefined);
    assert.equal(template.spec.affinity, undefined);
    assert.deepEqual(updateStrategy, {
      type: "RollingUpdate",
      rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
    });
    assert.deepEqual(seen.all(BUDGET), []);
  });
});

describe("Rollout", () => {
  const traffic: Traffic = {
    virtualServiceName: "api-gateway-vs",
    destinationRuleName: "api-gateway-dr",
    subsets: [
      { name: "v1", weight: 90 },
      { name: "v2", weight: 10 },
    ],
    headerRoutes: [{ header: "canary", value: "true", subset: "v2" }],
    timeout: "10s",
    fault: { abort: { httpStatus: 503, percent: 1 }, delay: { fixedDelay: "2s", percent: 5 } },
  };
  const canary: Controller = {
    kind: "Rollout",
    replicas: 10,
    strategy: { canary: { stableService: "api-gateway-stable", canaryService: "api-gateway-canary" } },
  };

  it("moves requests in four steps through Istio", async () => {
    const seen = await of(canary, { traffic });
    const { replicas, strategy } = specOf(seen, ROLLOUT);
    assert.equal(replicas, 10);
    assert.deepEqual(strategy.canary, {
      maxSurge: 1,
      maxUnavailable: 0,
      stableService: "api-gateway-stable",
      canaryService: "api-gateway-canary",
      trafficRouting: {
        istio: {
          virtualService: { name: "api-gateway-vs", routes: ["by-weight"] },
          destinationRule: { name: "api-gateway-dr", stableSubsetName: "v1", canarySubsetName: "v2" },
        },
      },
      steps: [
        { setWeight: 5 },
        { pause: { duration: "2m" } },
        { setWeight: 20 },
        { pause: { duration: "5m" } },
        { setWeight: 50 },
        { pause: { duration: "10m" } },
        { setWeight: 100 },
      ],
    });
    for (const service of ["api-gateway-stable", "api-gateway-canary"]) {
      const steered = seen.get(SERVICE, `api-service-${service}`);
      assert.equal(metaOf(steered.inputs).name, service);
      assert.deepEqual(steered.options.ignoreChanges, ["spec.selector"]);
    }
  });

  it("routes by header first, then by weight, with deadlines, and a circuit breaker behind", async () => {
    const seen = await of(canary, { traffic });
    const common = {
      timeout: "10s",
      retries: {
        attempts: 2,
        perTryTimeout: "5s",
        retryOn: "connect-failure,refused-stream,unavailable,503",
      },
      fault: {
        abort: { httpStatus: 503, percentage: { value: 1 } },
        delay: { fixedDelay: "2s", percentage: { value: 5 } },
      },
    };
    assert.deepEqual(specOf(seen, VIRTUAL_SERVICE), {
      hosts: ["api"],
      gateways: ["mesh"],
      http: [
        {
          name: "by-header-1",
          match: [{ headers: { canary: { exact: "true" } } }],
          route: [{ destination: { host: "api", subset: "v2" }, weight: 100 }],
          ...common,
        },
        {
          name: "by-weight",
          route: [
            { destination: { host: "api", subset: "v1" }, weight: 90 },
            { destination: { host: "api", subset: "v2" }, weight: 10 },
          ],
          ...common,
        },
      ],
    });
    const { subsets, trafficPolicy } = specOf(seen, DESTINATION_RULE);
    assert.deepEqual(subsets, [
      { name: "v1", labels: { app: "api" } },
      { name: "v2", labels: { app: "api" } },
    ]);
    assert.deepEqual(trafficPolicy.outlierDetection, {
      consecutive5xxErrors: 5,
      interval: "10s",
      baseEjectionTime: "30s",
      maxEjectionPercent: 50,
    });
    assert.deepEqual(trafficPolicy.tls, { mode: "ISTIO_MUTUAL" });
  });

  it("leaves to Argo Rollouts what Argo Rollouts changes, and starts after its routes", async () => {
    const seen = await of(canary, {
      traffic,
      autoscaling: { horizontal: { minReplicas: 3, maxReplicas: 50 } },
    });
    const [rule, routes] = [seen.get(DESTINATION_RULE), seen.get(VIRTUAL_SERVICE)];
    assert.deepEqual(routes.options.ignoreChanges, ["spec.http[*].route[*].weight"]);
    assert.deepEqual(rule.options.ignoreChanges, ["spec.subsets[*].labels"]);
    assert.ok(routes.dependencies.includes(rule.urn));
    const rollout = seen.get(ROLLOUT);
    assert.ok(rollout.dependencies.includes(rule.urn) && rollout.dependencies.includes(routes.urn));
    assert.deepEqual(rollout.options.ignoreChanges, ["spec.replicas"]);
    assert.deepEqual(specOf(seen, HPA).scaleTargetRef, {
      apiVersion: "argoproj.io/v1alpha1",
      kind: "Rollout",
      name: "api",
    });
  });

  it("keeps what a Deployment's routes say, because nobody moves them", async () => {
    const seen = await of({ kind: "Deployment" }, { traffic });
    assert.deepEqual(seen.get(VIRTUAL_SERVICE).options.ignoreChanges ?? [], []);
  });

  it("switches from blue to green when somebody says so", async () => {
    const seen = await of({ kind: "Rollout", strategy: { blueGreen: { previewReplicaCount: 1 } } });
    assert.deepEqual(specOf(seen, ROLLOUT).strategy, {
      blueGreen: {
        activeService: "api",
        previewService: "api-preview",
        autoPromotionEnabled: false,
        scaleDownDelaySeconds: 30,
        previewReplicaCount: 1,
      },
    });
    for (const name of ["api-service", "api-service-api-preview"]) {
      assert.deepEqual(seen.get(SERVICE, name).options.ignoreChanges, ["spec.selector"]);
    }
  });
});

describe("jobs", () => {
  it("run to their end, are ended when late, and swept away", async () => {
    const seen = await of({ kind: "Job" }, { qualityOfService: "BestEffort", resources: undefined });
    const { template, ...spec } = specOf(seen, JOB);
    assert.deepEqual(spec, { backoffLimit: 3, activeDeadlineSeconds: 3600, ttlSecondsAfterFinished: 86_400 });
    assert.equal(template.spec.restartPolicy, "Never");
    assert.equal(template.spec.containers[0].livenessProbe, undefined);
    assert.deepEqual(template.spec.containers[0].resources, {});
    for (const type of [SERVICE, BUDGET, SERVICE_MONITOR]) assert.deepEqual(seen.all(type), [], type);
    assert.equal(seen.all(NETWORK_POLICY).length, 1);
  });

  it("run by the clock, one at a time", async () => {
    const spec = specOf(await of({ kind: "CronJob", schedule: "0 2 * * *", backoffLimit: 1 }), CRON_JOB);
    const { schedule, timeZone, concurrencyPolicy, suspend, jobTemplate } = spec;
    assert.deepEqual(
      [schedule, timeZone, concurrencyPolicy, suspend],
      ["0 2 * * *", "Etc/UTC", "Forbid", false],
    );
    assert.equal(jobTemplate.spec.backoffLimit, 1);
  });
});
