/** Add-ons that nodes need before the nodes; nodes, cluster DNS and network policy before pods. */
import type { OrderRule } from "../rule.ts";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const SYSTEM = /-system(-node-group)?$/;
const BEFORE_NODES = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"];
const ON_NODES = [
  "aws-ebs-csi-driver",
  "aws-efs-csi-driver",
  "coredns",
  "metrics-server",
  "snapshot-controller",
];

/** Charts of network plug-ins: installed before there are nodes, and not waited for. */
const NETWORK_PLUGINS = new Set(["cilium", "tigera-operator"]);

export const nodes: OrderRule = {
  id: "nodes",
  why: "Nodes without a network plug-in never become ready; add-ons and charts that wait for pods without nodes time out; nodes that go first strand every finalizer.",
  needs: ({ of, addon, pods, chart }) => {
    const groups = of(NODE_GROUP);
    const system = groups.filter(({ name }) => SYSTEM.test(name));
    const plugins = [...addon(...BEFORE_NODES), ...chart(...NETWORK_PLUGINS)];
    const dns = addon("coredns");
    return [
      ...groups.map((subject) => ({ subject, after: plugins, what: "network plug-in" })),
      ...addon(...ON_NODES).map((subject) => ({ subject, after: system, what: "system pool" })),
      ...pods
        .filter((one) => !NETWORK_PLUGINS.has(one.chart ?? ""))
        .map((subject) => ({ subject, after: [...system, ...dns], what: "system pool with cluster DNS" })),
    ];
  },
};
