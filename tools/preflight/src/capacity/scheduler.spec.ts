/** Proves where the scheduler model places pods, what stays pending and why, rule by rule, and what always holds. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { namespace, object, release } from "../kubernetes/testing/plan.ts";
import { addon, cluster } from "../platform/testing/plan.ts";
import { AUTOSCALER, capacity, group, placed, workload, ZONES } from "./testing.ts";

const SPREAD = (topologyKey: string, whenUnsatisfiable = "DoNotSchedule"): Record<string, unknown> => ({
  topologySpreadConstraints: [
    { topologyKey, maxSkew: 1, whenUnsatisfiable, labelSelector: { matchLabels: { app: "api" } } },
  ],
});

const APART = (topologyKey: string): Record<string, unknown> => ({
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey, labelSelector: { matchLabels: { app: "api" } } },
      ],
    },
  },
});

const only = (zone: string): Record<string, unknown> => ({
  nodeSelector: { "topology.kubernetes.io/zone": zone },
});

describe("scheduler model: room", () => {
  it("spreads equal pods over zones, and adds nodes up to the pool's maximum", () => {
    const plan = capacity([...ZONES, AUTOSCALER, group("web", [2, 4]), workload("shop/api", 14)]);
    assert.equal(
      placed(plan, "shop/api"),
      "web zone-a 6, zone-b 6; pending 2: nodes are 4 of web: 4 without 1 CPU free",
    );
    const [web] = plan.pools;
    assert.deepEqual(web?.nodes, { minimum: 2, typical: 2, maximum: 4 });
    assert.deepEqual(
      [web?.used.nodes, web?.used.cpu, web?.used.pods, web?.used.cpuShare],
      [4, 12, 13, 0.785],
    );
  });

  it("adds no node where nothing does, or where the group's tag keeps the autoscaler away", () => {
    const pool = group("web", [2, 4]);
    const kept = {
      ...cluster(),
      urn: "urn:tag",
      type: "aws:autoscaling/tag:Tag",
      inputs: { tag: { key: "k8s.io/cluster-autoscaler/enabled", value: "false" } },
      dependsOn: [pool.urn],
    };
    for (const plan of [
      [...ZONES, pool, workload("shop/api", 7)],
      [...ZONES, AUTOSCALER, pool, kept, workload("shop/api", 7)],
    ]) {
      assert.match(
        placed(capacity(plan), "shop/api"),
        /pending 1: nodes are 2 of web: 2 without 1 CPU free$/,
      );
    }
  });

  it("says which of memory, disk, pods and volumes is short", () => {
    const claims = (count: number): Record<string, unknown> => ({
      spec: {
        replicas: 1,
        template: { spec: { containers: [] } },
        volumeClaimTemplates: Array.from({ length: count }, (_, i) => ({ metadata: { name: `v${i}` } })),
      },
    });
    const cases: [ReturnType<typeof workload>, string][] = [
      [
        workload("shop/api", 1, {}, { memory: "14Gi" }),
        "it asks for 0 CPU and 14Gi memory, more than a node of web has beside its DaemonSets",
      ],
      [workload("shop/api", 3, {}, { memory: "10Gi" }), "nodes are 2 of web: 2 without 10Gi memory free"],
      [
        workload("shop/api", 3, {}, { "ephemeral-storage": "12Gi" }),
        "nodes are 2 of web: 2 without 12Gi ephemeral storage free",
      ],
      [workload("shop/api", 221, {}, {}), "nodes are 2 of web: 2 without room for one more pod"],
      [
        object("apps/v1", "StatefulSet", "shop/api", claims(25)),
        "it asks for 0 CPU and 0Mi memory, more than a node of web has beside its DaemonSets",
      ],
    ];
    for (const [pods, reason] of cases) {
      assert.ok(
        placed(capacity([...ZONES, group("web", [2, 2]), pods]), "shop/api").endsWith(`: ${reason}`),
        reason,
      );
    }
  });

  it("counts DaemonSets, also those of charts and add-ons, on every node before other pods", () => {
    const daemon = object("apps/v1", "DaemonSet", "shop/agent", {
      spec: { template: { spec: { containers: [{ resources: { requests: { cpu: "900m" } } }] } } },
    });
    const plan = capacity([
      ...ZONES,
      group("web", [2, 2]),
      daemon,
      addon("kube-proxy"),
      workload("shop/api", 6),
    ]);
    assert.equal(placed(plan, "shop/agent"), "web zone-a 1, zone-b 1");
    assert.match(placed(plan, "shop/api"), /^web zone-a 2, zone-b 2; pending 2: /);
    assert.equal(placed(plan, "kube-system/kube-proxy"), "web zone-a 1, zone-b 1");
  });

  it("adds the requests of the mesh's proxy where it is injected", () => {
    const plan = capacity([
      ...ZONES,
      group("web", [2, 2]),
      release("istiod", "istiod", "istio-system", {
        global: { proxy: { resources: { requests: { cpu: "500m" } } } },
      }),
      namespace("shop", { "istio-injection": "enabled" }),
      workload("shop/api", 1),
      workload("other/api", 1),
    ]);
    const requests = (name: string): unknown =>
      plan.placements.find(({ workload: one }) => one.endsWith(name))?.requests;
    assert.deepEqual(requests("Deployment shop/api"), { cpu: 1.5, memoryGiB: 1.125 });
    assert.deepEqual(requests("Deployment other/api"), { cpu: 1, memoryGiB: 1 });
  });

  it("gives room first to those of higher priority", () => {
    const priority = { ...object("scheduling.k8s.io/v1", "PriorityClass", "high", { value: 10 }) };
    const plan = capacity([
      ...ZONES,
      group("web", [2, 2]),
      priority,
      workload("shop/batch", 6),
      workload("shop/api", 6, { priorityClassName: "high" }),
    ]);
    assert.equal(placed(plan, "shop/api"), "web zone-a 3, zone-b 3");
    assert.match(placed(plan, "shop/batch"), /^pending 6: /);
  });
});

describe("scheduler model: rules", () => {
  const pools = [...ZONES, AUTOSCALER, group("web", [2, 6])];

  it("takes node selectors, taints and zones", () => {
    assert.equal(
      placed(capacity([...pools, workload("shop/api", 2, only("zone-b"))]), "shop/api"),
      "web zone-b 2",
    );
    const wrong = workload("shop/api", 1, { nodeSelector: { disk: "fast" } });
    assert.equal(
      placed(capacity([...pools, wrong]), "shop/api"),
      "pending 1: no pool takes it: node selector, affinity and tolerations",
    );
  });

  it("keeps pods apart by node and by zone", () => {
    assert.equal(
      placed(capacity([...pools, workload("shop/api", 6, APART("kubernetes.io/hostname"))]), "shop/api"),
      "web zone-a 3, zone-b 3",
    );
    assert.equal(
      placed(capacity([...pools, workload("shop/api", 3, APART("topology.kubernetes.io/zone"))]), "shop/api"),
      "web zone-a 1, zone-b 1; pending 1: nodes are 2 of web: 2 where spread or affinity to other pods forbids it",
    );
  });

  it("puts pods together with those that they want to be with", () => {
    const together = {
      affinity: {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: "topology.kubernetes.io/zone", labelSelector: { matchLabels: { app: "cache" } } },
          ],
        },
      },
    };
    const plan = [...pools, workload("shop/cache", 1, only("zone-b")), workload("shop/api", 2, together)];
    assert.equal(placed(capacity(plan), "shop/api"), "web zone-b 2");
  });

  it("holds a spread that must hold, and forgets one that is wished for", () => {
    const both = (when: string): string =>
      placed(
        capacity([
          ...pools,
          workload("shop/api", 4, { ...SPREAD("topology.kubernetes.io/zone", when), ...only("zone-a") }),
        ]),
        "shop/api",
      );
    assert.match(both("DoNotSchedule"), /^web zone-a 1; pending 3: /);
    assert.equal(both("ScheduleAnyway"), "web zone-a 4");
    assert.equal(
      placed(capacity([...pools, workload("shop/api", 6, SPREAD("kubernetes.io/hostname"))]), "shop/api"),
      "web zone-a 3, zone-b 3",
    );
  });

  it("leaves a volume in its zone when another one is gone", () => {
    const database = object("apps/v1", "StatefulSet", "shop/db", {
      spec: {
        replicas: 2,
        template: { spec: { containers: [] } },
        volumeClaimTemplates: [{ metadata: { name: "data" } }],
      },
    });
    const { zoneLoss } = capacity([...pools, database, workload("shop/api", 8)]);
    assert.deepEqual(
      zoneLoss.map(({ zone, pending }) => [
        zone,
        ...pending.map(({ workload: one, count, reason }) => `${one} ${count}: ${reason}`),
      ]),
      [
        ["zone-a", "StatefulSet shop/db 1: volumes of its pods are in zone-a"],
        ["zone-b", "StatefulSet shop/db 1: volumes of its pods are in zone-b"],
      ],
    );
  });

  it("grows Karpenter's pools within their limits of CPUs and memory", () => {
    const nodePool = (limits: Record<string, unknown>): ReturnType<typeof object> => ({
      ...object("karpenter.sh/v1", "NodePool", "spare", {
        spec: {
          limits,
          template: {
            spec: {
              nodeClassRef: { name: "default" },
              requirements: [
                { key: "node.kubernetes.io/instance-type", operator: "In", values: ["m5.xlarge"] },
              ],
            },
          },
        },
      }),
      type: "kubernetes:karpenter.sh/v1:NodePool",
    });
    const nodeClass = object("karpenter.k8s.aws/v1", "EC2NodeClass", "default", {
      spec: { subnetSelectorTerms: [{ id: "a" }, { id: "b" }] },
    });
    const nodes = (limits: Record<string, unknown>): number | undefined =>
      capacity([...ZONES, nodeClass, nodePool(limits), workload("shop/api", 30)]).pools[0]?.used.nodes;
    assert.equal(nodes({ cpu: "16" }), 4);
    assert.equal(nodes({ cpu: "16", memory: "32Gi" }), 2);
  });
});

describe("scheduler model: always", () => {
  it("places or leaves pending every pod, and never more on a node than it holds", () => {
    const pods = fc.record({
      replicas: fc.integer({ min: 1, max: 30 }),
      cpu: fc.integer({ min: 0, max: 5000 }),
      memory: fc.integer({ min: 0, max: 16 }),
      apart: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(pods, { maxLength: 6 }), fc.integer({ min: 1, max: 6 }), (all, maximum) => {
        const workloads = all.map(({ replicas, cpu, memory, apart }, i) =>
          workload(`shop/w${i}`, replicas, apart ? APART("kubernetes.io/hostname") : {}, {
            cpu: `${cpu}m`,
            memory: `${memory}Gi`,
          }),
        );
        const plan = capacity([...ZONES, AUTOSCALER, group("web", [1, maximum]), ...workloads]);
        for (const { replicas, on, pending } of plan.placements) {
          const running = on
            .flatMap(({ perZone }) => Object.values(perZone))
            .reduce((sum, one) => sum + one, 0);
          assert.equal(running + (pending?.count ?? 0), replicas);
        }
        for (const { used, nodes } of plan.pools) {
          assert.ok(used.cpuShare <= 1.001 && used.memoryShare <= 1.001 && used.nodes <= nodes.maximum);
        }
      }),
      { numRuns: 60 },
    );
  });
});
