/** Proves the sums: quantities, one pod's resources, LimitRange and ResourceQuota at maximum replicas, and pools. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import fc from "fast-check";
import { podTemplates } from "../pods.ts";
import { deployment, nodeGroup, object, said } from "../testing/plan.ts";
import { worldOf } from "../world.ts";
import { poolFindings } from "./fits-a-pool.ts";
import { limitRangeFindings } from "./limit-ranges.ts";
import { NO_DEFAULTS, podResources } from "./pod-resources.ts";
import { poolsOf } from "./pools.ts";
import { exceeds, parseQuantity, quantityText } from "./quantity.ts";
import { quotaFindings } from "./quotas.ts";

const asks = (cpu: string, memory: string) => ({ requests: { cpu, memory }, limits: { cpu, memory } });
const api = (resources: object, replicas = 2, pod = {}): PlannedResource =>
  deployment("payments/api", pod, { replicas, container: { resources } });

describe("quantities", () => {
  for (const [written, value] of [
    ["100m", 0.1],
    ["2", 2],
    [3, 3],
    ["1.5Gi", 1.5 * 2 ** 30],
    ["128M", 128e6],
    ["1e3", 1000],
    [".5", 0.5],
    ["lots", undefined],
    ["1 Gi", undefined],
  ] as const) {
    it(`${JSON.stringify(written)} is ${value}`, () => {
      assert.equal(parseQuantity(written), value);
    });
  }

  it("are written so that reading them gives the same again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (milli) => {
        const again = parseQuantity(quantityText("cpu", milli / 1000)) ?? NaN;
        assert.ok(Math.abs(again - milli / 1000) < 1e-9);
      }),
    );
  });

  it("compare without the error of binary fractions", () => {
    assert.equal(exceeds(0.1 + 0.2, 0.3), false);
    assert.equal(exceeds(0.301, 0.3), true);
  });
});

describe("resources of a pod", () => {
  const of = (spec: object): number | undefined => {
    const { objects } = worldOf([deployment("payments/api", { containers: [], ...spec })]);
    return podTemplates(objects).map((template) => podResources(template, NO_DEFAULTS, "requests"))[0]?.[
      "cpu"
    ];
  };
  const container = (cpu: string, rest = {}) => ({ resources: { requests: { cpu } }, ...rest });

  it("are the sum of containers and sidecars, or the largest init container", () => {
    assert.equal(of({ containers: [container("1"), container("500m")] }), 1.5);
    assert.equal(of({ containers: [container("1")], initContainers: [container("3")] }), 3);
    const sidecar = container("500m", { restartPolicy: "Always" });
    assert.equal(of({ containers: [container("1")], initContainers: [sidecar] }), 1.5);
    assert.equal(of({ containers: [container("1")], initContainers: [sidecar, container("2")] }), 2.5);
    assert.equal(of({ containers: [container("1")], overhead: { cpu: "250m" } }), 1.25);
    assert.equal(of({ containers: [container("1")], resources: { requests: { cpu: "4" } } }), 4);
  });

  it("take a limit for a request that is not stated", () => {
    assert.equal(of({ containers: [{ resources: { limits: { cpu: "2" } } }] }), 2);
  });
});

describe("quota of a namespace", () => {
  const quota = (hard: object): PlannedResource =>
    object("v1", "ResourceQuota", "payments/quota", { spec: { hard } });
  const quotas = (...plan: readonly PlannedResource[]) => {
    const { objects, resources } = worldOf(plan);
    return said(quotaFindings(objects, poolsOf(resources, objects)));
  };
  const scaler = object("autoscaling/v2", "HorizontalPodAutoscaler", "payments/api", {
    spec: { scaleTargetRef: { kind: "Deployment", name: "api" }, minReplicas: 2, maxReplicas: 10 },
  });

  it("holds the workloads at their maximum", () => {
    const hard = { "requests.cpu": "5", "limits.memory": "10Gi", pods: "10" };
    assert.deepEqual(quotas(api(asks("500m", "1Gi")), scaler, quota(hard)), []);
  });

  it("that they outgrow at the autoscaler's maximum is a finding, with the sum", () => {
    const hard = { "requests.cpu": "4", memory: "10Gi", pods: "9" };
    assert.deepEqual(quotas(api(asks("500m", "1Gi")), scaler, quota(hard)), [
      'fail quantities/Quota ResourceQuota payments/quota spec.hard["requests.cpu"]: the workloads ask for 5 at their most (Deployment payments/api 10 x 500m), and 4 is allowed',
      "fail quantities/Quota ResourceQuota payments/quota spec.hard.pods: the workloads ask for 10 at their most (Deployment payments/api 10), and 9 is allowed",
    ]);
  });

  it("counts KEDA's default maximum, Jobs, and a daemon on every node that takes it", () => {
    const keda = object("keda.sh/v1alpha1", "ScaledObject", "payments/api", {
      spec: { scaleTargetRef: { name: "api" } },
    });
    const job = object("batch/v1", "Job", "payments/once", {
      spec: { parallelism: 3, template: { spec: { containers: [] } } },
    });
    const daemon = object("apps/v1", "DaemonSet", "payments/agent", {
      spec: { template: { spec: { containers: [], nodeSelector: { workload: "system" } } } },
    });
    const nodes = [
      nodeGroup("system", ["m5.large"], { labels: { workload: "system" } }),
      nodeGroup("other", ["m5.large"]),
    ];
    assert.deepEqual(quotas(api({}), keda, job, daemon, ...nodes, quota({ pods: "105" })), [
      "fail quantities/Quota ResourceQuota payments/quota spec.hard.pods: the workloads ask for 106 at their most (Deployment payments/api 100, Job payments/once 3, DaemonSet payments/agent 3), and 105 is allowed",
    ]);
  });

  it("asks every container to say what it asks for, or a LimitRange to say it", () => {
    assert.deepEqual(quotas(api({}), quota({ "requests.cpu": "4" })), [
      "fail quantities/Unstated Deployment payments/api spec.template.spec.containers[0].resources.requests.cpu: is required, because ResourceQuota payments/quota bounds requests.cpu",
    ]);
    const range = object("v1", "LimitRange", "payments/limits", {
      spec: { limits: [{ type: "Container", defaultRequest: { cpu: "100m" } }] },
    });
    assert.deepEqual(quotas(api({}), range, quota({ "requests.cpu": "4" })), []);
  });

  it("with scopes is left alone", () => {
    const scoped = object("v1", "ResourceQuota", "payments/quota", {
      spec: { hard: { pods: "0" }, scopes: ["BestEffort"] },
    });
    assert.deepEqual(quotas(api({}), scoped), []);
  });
});

describe("limit range of a namespace", () => {
  const range = object("v1", "LimitRange", "payments/limits", {
    spec: {
      limits: [
        { type: "Container", max: { cpu: "2", memory: "4Gi" }, min: { cpu: "50m" } },
        { type: "Pod", max: { memory: "6Gi" } },
      ],
    },
  });
  const ranges = (resources: object) => said(limitRangeFindings(worldOf([range, api(resources)]).objects));

  it("holds containers and pods inside it", () => {
    assert.deepEqual(ranges(asks("2", "4Gi")), []);
  });

  it("that they leave is a finding, with the bound", () => {
    assert.deepEqual(ranges(asks("3", "8Gi")), [
      "fail quantities/LimitRange Deployment payments/api spec.template.spec.containers[0].resources: the limit of 3 cpu is above 2, the bound of LimitRange payments/limits",
      "fail quantities/LimitRange Deployment payments/api spec.template.spec.containers[0].resources: the limit of 8Gi memory is above 4Gi, the bound of LimitRange payments/limits",
      "fail quantities/LimitRange Deployment payments/api spec.template.spec: the limit of 8Gi memory is above 6Gi, the bound of LimitRange payments/limits",
    ]);
    assert.deepEqual(ranges({ requests: { cpu: "10m" }, limits: { cpu: "1" } }), [
      "fail quantities/LimitRange Deployment payments/api spec.template.spec.containers[0].resources: the request of 10m cpu is below 50m, the bound of LimitRange payments/limits",
    ]);
  });
});

describe("pools", () => {
  const taint = { key: "workload", value: "data", effect: "NO_SCHEDULE" };
  const general = nodeGroup("general", ["m5.large"], { labels: { workload: "general" } });
  const data = nodeGroup("data", ["r5.xlarge"], { labels: { workload: "data" }, taints: [taint] });
  const elastic = object("karpenter.sh/v1", "NodePool", "elastic", {
    spec: {
      limits: { cpu: "40" },
      template: {
        metadata: { labels: { workload: "elastic" } },
        spec: {
          taints: [{ key: "workload", value: "elastic", effect: "NoSchedule" }],
          requirements: [
            { key: "karpenter.k8s.aws/instance-category", operator: "In", values: ["m"] },
            { key: "karpenter.k8s.aws/instance-cpu", operator: "Lt", values: ["9"] },
          ],
        },
      },
    },
  });
  const pools = (...plan: readonly PlannedResource[]) => {
    const world = worldOf(plan);
    return said(poolFindings(world, poolsOf(plan, world.objects)));
  };
  const tolerations = [{ key: "workload", operator: "Equal", value: "data", effect: "NoSchedule" }];

  it("that take the pod and are large enough pass", () => {
    assert.deepEqual(pools(api(asks("1", "4Gi")), general, data), []);
    const onData = { nodeSelector: { workload: "data" }, tolerations };
    assert.deepEqual(pools(api(asks("3", "24Gi"), 1, onData), general, data), []);
    assert.deepEqual(pools(api(asks("90", "900Gi"))), []);
  });

  it("none of which takes the pod are a finding, with what the pod and the pools say", () => {
    const onData = { nodeSelector: { workload: "data" } };
    assert.deepEqual(pools(api(asks("1", "1Gi"), 1, onData), general, data), [
      "fail quantities/NoPool Deployment payments/api spec.template.spec: no pool takes the pod: it selects workload=data, tolerates no taint; pools are general workload=general; data workload=data tainted workload=data",
    ]);
  });

  it("none of which is large enough are a finding, and a warning where Karpenter may find larger nodes", () => {
    assert.deepEqual(pools(api(asks("4", "4Gi")), general, data), [
      "fail quantities/TooLarge Deployment payments/api spec.template.spec: the pod asks for 4 cpu and 4Gi memory, and no node that takes it has so much to give: general up to m5.large with 1830m cpu and 5.62Gi memory",
    ]);
    const onElastic = { tolerations: [{ operator: "Exists" }], nodeSelector: { workload: "elastic" } };
    const [line] = pools(api(asks("16", "4Gi"), 1, onElastic), general, elastic);
    assert.match(
      line ?? "",
      /^warn quantities\/NotKnown Deployment payments\/api spec\.template\.spec: the pod asks for 16 cpu and 4Gi memory, more than any node that the catalogue has facts about: elastic up to m\d\w?\.2xlarge /,
    );
  });

  it("are chosen by required node affinity too", () => {
    const affinity = (operator: string) => ({
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: "karpenter.sh/nodepool", operator }] }],
          },
        },
      },
    });
    assert.deepEqual(pools(api(asks("1", "1Gi"), 1, affinity("DoesNotExist")), general), []);
    assert.equal(pools(api(asks("1", "1Gi"), 1, affinity("Exists")), general).length, 1);
  });
});
