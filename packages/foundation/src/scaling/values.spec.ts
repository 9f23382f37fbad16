/** Proves where the controllers run, how many of each, and that their pods meet the restricted Pod Security level. */
import assert from "node:assert/strict";
import { kedaValues } from "./keda-values.ts";
import { prometheusAdapterValues } from "./prometheus-adapter-values.ts";
import { verticalPodAutoscalerValues } from "./vertical-pod-autoscaler-values.ts";

const placement = {
  nodeSelector: { workload: "infrastructure" },
  tolerations: [{ key: "workload", operator: "Equal", value: "infrastructure", effect: "NoSchedule" }],
} as const;

type Tree = Readonly<Record<string, never>>;

/** Values of every key of that name, at any depth. */
function found(tree: unknown, key: string): unknown[] {
  if (tree === null || typeof tree !== "object") return [];
  return Object.entries(tree as Tree).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...found(value, key),
  ]);
}

const keda = kedaValues({ clusterName: "main", placement, replicas: 2 });
const vpa = verticalPodAutoscalerValues({ placement, replicas: 2 });
const adapter = prometheusAdapterValues({
  placement,
  replicas: 2,
  prometheusUrl: "http://prometheus-operated.observability.svc",
  prometheusPort: 9090,
});

describe("values of the controllers that scale pods", () => {
  const PARTS = { keda: [keda, 3], vpa: [vpa, 3], "prometheus-adapter": [adapter, 1] } as const;

  for (const [chart, [values, parts]] of Object.entries(PARTS)) {
    it(`${chart}: every part has two replicas, of which one leaves at a time`, () => {
      const replicas = [...found(values, "replicaCount"), ...found(values, "replicas")];
      assert.deepEqual(replicas, Array<number>(parts).fill(2));
      assert.deepEqual(found(values, "maxUnavailable"), Array<number>(parts).fill(1));
    });

    it(`${chart}: every part runs on the pool, spread, before what it scales`, () => {
      for (const selector of found(values, "nodeSelector"))
        assert.deepEqual(selector, placement.nodeSelector);
      for (const tolerations of found(values, "tolerations")) {
        assert.deepEqual(tolerations, placement.tolerations);
      }
      assert.equal(found(values, "nodeSelector").length >= 1, true);
      assert.ok(found(values, "topologyKey").includes("topology.kubernetes.io/zone"));
      assert.equal(values["priorityClassName"], "platform-critical");
    });

    it(`${chart}: every part meets the restricted level, and states its memory`, () => {
      assert.ok(found(values, "allowPrivilegeEscalation").length >= parts);
      assert.ok(found(values, "allowPrivilegeEscalation").every((allowed) => allowed === false));
      assert.ok(found(values, "readOnlyRootFilesystem").every((only) => only === true));
      assert.ok(found(values, "seccompProfile").length >= parts);
      for (const limits of found(values, "limits")) assert.ok((limits as { memory?: string }).memory);
      assert.ok(found(values, "limits").length >= parts);
    });
  }

  it("vpa: elects a leader where there are several, and not where there is one", () => {
    assert.deepEqual(found(vpa, "leader-elect"), [true, true]);
    assert.deepEqual(found(verticalPodAutoscalerValues({ placement, replicas: 1 }), "leader-elect"), [
      false,
      false,
    ]);
  });

  it("keda: may scale no kind by a wildcard", () => {
    assert.ok(!JSON.stringify(keda["rbac"]).includes("*"));
    assert.equal(found(keda, "scaledRefKinds").length, 1);
  });

  it("keda: all three parts are monitored", () => {
    assert.deepEqual(
      found(keda, "serviceMonitor").map((monitor) => (monitor as { enabled: boolean }).enabled),
      [true, true, true],
    );
  });

  it("prometheus-adapter: asks the service of every Prometheus, and answers for custom metrics only", () => {
    assert.deepEqual(adapter["prometheus"], {
      url: "http://prometheus-operated.observability.svc",
      port: 9090,
    });
    const rules = adapter["rules"] as { default: boolean; custom: unknown[]; external: unknown[] };
    assert.deepEqual([rules.default, rules.custom.length, rules.external], [false, 1, []]);
  });
});
