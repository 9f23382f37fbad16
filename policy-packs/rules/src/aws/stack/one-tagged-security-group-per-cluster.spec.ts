// Proves that a second security group with the tag of a cluster is a violation, the one that EKS makes counted.
import { EKS_CLUSTER, SECURITY_GROUP } from "../types.ts";
import { proveStackRule } from "../testing/prove.ts";
import { oneTaggedSecurityGroupPerCluster } from "./one-tagged-security-group-per-cluster.ts";

const NODES = {
  type: SECURITY_GROUP,
  name: "nodes",
  inputs: { tags: { "kubernetes.io/cluster/main": "owned" } },
};
const EXTRA = {
  type: SECURITY_GROUP,
  name: "extra",
  inputs: { tags: { "kubernetes.io/cluster/main": "shared" } },
};
const CLUSTER = { type: EKS_CLUSTER, name: "main", inputs: { name: "main" } };
const finding = (name: string, others: string) =>
  `${name}, tags["kubernetes.io/cluster/main"]: is on ${others} too`;

proveStackRule(oneTaggedSecurityGroupPerCluster, {
  passes: {
    "groups of two clusters": [
      NODES,
      { ...EXTRA, inputs: { tags: { "kubernetes.io/cluster/other": "owned" } } },
    ],
    "a cluster without tagged groups": [CLUSTER],
  },
  refuses: {
    "two tagged groups": {
      stack: [NODES, EXTRA],
      findings: [finding("nodes", "extra"), finding("extra", "nodes")],
    },
    "a group beside that of EKS": {
      stack: [CLUSTER, NODES],
      findings: [finding("nodes", "the cluster security group of EKS")],
    },
  },
});
