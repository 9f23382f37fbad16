/** Proves what the add-ons after the nodes are configured to, and the order that they need. */
import assert from "node:assert/strict";
import { AFTER_NODES, type AddonAfterNodes } from "./configuration.ts";

const placement = {
  nodeSelector: { workload: "system" },
  tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists" as const }],
};
const around = { region: "us-east-1", replicas: 3, placement, tags: { owner: "platform" } };

describe("AFTER_NODES", () => {
  it("names no add-on before those that it needs", () => {
    const order = Object.keys(AFTER_NODES) as AddonAfterNodes[];
    for (const [i, addon] of order.entries()) {
      const late = AFTER_NODES[addon].after.filter((earlier) => !order.slice(0, i).includes(earlier));
      assert.deepEqual(late, [], addon);
    }
  });

  it("spreads cluster DNS over the zones and keeps it through a drain", () => {
    assert.deepEqual(AFTER_NODES.coredns.configuration(around), {
      replicaCount: 3,
      ...placement,
      podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: "topology.kubernetes.io/zone",
          whenUnsatisfiable: "ScheduleAnyway",
          labelSelector: { matchLabels: { "k8s-app": "kube-dns" } },
        },
      ],
    });
  });

  it("gives the EFS driver only the keys that its add-on takes", () => {
    assert.deepEqual(AFTER_NODES["aws-efs-csi-driver"].configuration(around), { controller: placement });
  });

  it("gives the EBS driver what it could ask the instance metadata service for", () => {
    assert.deepEqual(AFTER_NODES["aws-ebs-csi-driver"].configuration(around), {
      controller: {
        region: "us-east-1",
        replicaCount: 2,
        extraVolumeTags: { owner: "platform" },
        ...placement,
      },
      node: { enableWindows: false, metadataSources: "kubernetes" },
    });
  });
});
