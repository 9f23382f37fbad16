/** Changes to prod that break a rule of node pools and autoscaling. */
import { type Case, all, karpenterPool, pool, remove, set } from "./case.ts";

export const POOLS: readonly Case[] = [
  {
    check: "sizes",
    change: all(set([...pool, "maxSize"], 2), set([...pool, "desiredSize"], 2)),
    path: "nodePools.data.maxSize",
    message: /^must be at least minSize \(got 2, minSize is 3\)$/,
    remedy: /set maxSize to 3 or more, or minSize to 2 or less/,
  },
  {
    check: "sizes",
    change: set([...pool, "desiredSize"], 9),
    path: "nodePools.data.desiredSize",
    message: /^must lie between minSize and maxSize \(got 9, they are 3 and 6\)$/,
    remedy: /set desiredSize to 6/,
  },
  {
    check: "updates",
    change: set([...pool, "updateConfig"], { maxUnavailable: 7 }),
    path: "nodePools.data.updateConfig.maxUnavailable",
    message: /^must be at most maxSize \(got 7, maxSize is 6\)$/,
    remedy: /6 or less/,
  },
  {
    check: "systemPool",
    change: all(set(["nodePools", "system", "minSize"], 0), set(["nodePools", "system", "desiredSize"], 3)),
    path: "nodePools.system.minSize",
    message: /^must be at least 1 \(got 0\)/,
    remedy: /number of zones/,
  },
  {
    check: "knownInstanceTypes",
    change: set([...pool, "instanceTypes"], ["r5.xlagre"]),
    path: "nodePools.data.instanceTypes[0]",
    message: /^must be an instance type of the catalogue \(got r5\.xlagre\) \(did you mean r5\.xlarge\?\)$/,
    remedy: /instance-types\.json/,
  },
  {
    check: "instanceArchitectures",
    change: set([...pool, "instanceTypes"], ["r5.xlarge", "m7g.xlarge"]),
    path: "nodePools.data.instanceTypes[1]",
    message:
      /^must be of the AMI's architecture \(got m7g\.xlarge, which is arm64; AL2023_x86_64_STANDARD is amd64\)$/,
    remedy: /two architectures need two pools/,
  },
  {
    check: "poolTaints",
    change: (prod) =>
      prod.addIn(
        [...pool, "taints"],
        prod.createNode({ key: "workload", value: "x", effect: "NO_SCHEDULE" }),
      ),
    path: "nodePools.data.taints[1]",
    message:
      /^must differ from the other taints in key or effect \(got workload:NO_SCHEDULE, as in taints\[0\]\)$/,
    remedy: /remove one/,
  },
  {
    check: "karpenterTaints",
    change: (prod) =>
      prod.addIn(
        [...karpenterPool, "taints"],
        prod.createNode({ key: "workload", value: "x", effect: "NoSchedule" }),
      ),
    path: "autoscaling.karpenter.nodePools.spot.taints[1]",
    message: /^must differ from the other taints/,
    remedy: /remove one/,
  },
  {
    check: "podLimits",
    change: all(
      set(["cluster", "networking", "prefixDelegation"], false),
      ...["system", "application-spot", "application", "compute", "memory", "infrastructure", "platform"].map(
        (name) => set(["nodePools", name, "kubelet", "maxPods"], 20),
      ),
    ),
    path: "nodePools.data.kubelet.maxPods",
    message:
      /^must be at most what the network interfaces of r5\.xlarge can address \(got 110, the limit is 44\)$/,
    remedy: /prefixDelegation: true/,
  },
  {
    check: "disks",
    change: set([...pool, "disk"], { sizeGiB: 20, iops: 12000, throughputMiBps: 250 }),
    path: "nodePools.data.disk.iops",
    message: /^must be at most 500 for each GiB of a gp3 volume \(got 12000, the limit is 10000\)$/,
    remedy: /raise sizeGiB/,
  },
  {
    check: "disks",
    change: set([...pool, "disk"], { sizeGiB: 200, throughputMiBps: 1000 }),
    path: "nodePools.data.disk.throughputMiBps",
    message:
      /^must be at most 0\.25 MiB\/s for each of 3000 IOPS of a gp3 volume \(got 1000, the limit is 750\)$/,
    remedy: /raise iops/,
  },
  {
    check: "autoscalerInstalled",
    change: (prod) => {
      remove(["autoscaling", "clusterAutoscaler"])(prod);
      for (const name of [
        "system",
        "application-spot",
        "application",
        "compute",
        "memory",
        "infrastructure",
        "platform",
      ]) {
        set(["nodePools", name, "autoscaler"], "None")(prod);
      }
    },
    path: "nodePools.data.autoscaler",
    message: /^needs autoscaling\.clusterAutoscaler, which is not there$/,
    remedy: /add autoscaling\.clusterAutoscaler, or write autoscaler: None/,
  },
  {
    check: "autoscalerUsed",
    change: (prod) => {
      for (const name of [
        "system",
        "application-spot",
        "application",
        "compute",
        "memory",
        "data",
        "infrastructure",
        "platform",
      ]) {
        set(["nodePools", name, "autoscaler"], "None")(prod);
      }
    },
    path: "autoscaling.clusterAutoscaler",
    message: /^has no pool to scale/,
    remedy: /or remove clusterAutoscaler/,
  },
  {
    check: "karpenterUsed",
    change: set(["autoscaling", "karpenter", "nodePools"], {}),
    path: "autoscaling.karpenter.nodePools",
    message: /^has no pool: Karpenter starts instances for its own node pools only$/,
    remedy: /add a node pool, or remove karpenter/,
  },
  {
    check: "oneAutoscalerForAPod",
    change: set([...karpenterPool, "taints"], [{ key: "workload", value: "data", effect: "NoSchedule" }]),
    path: "autoscaling.karpenter.nodePools.spot.taints",
    message: /^must hold a taint that no pool of the Cluster Autoscaler has/,
    remedy: /add a taint/,
  },
  {
    check: "requirementValues",
    change: set([...karpenterPool, "requirements", 3, "values"], ["4", "5"]),
    path: "autoscaling.karpenter.nodePools.spot.requirements[3].values",
    message: /^must hold one whole number for operator Gt \(got 4, 5\)$/,
    remedy: /one whole number/,
  },
  {
    check: "budgetWindows",
    change: set([...karpenterPool, "disruption", "budgets"], [{ nodes: "0", schedule: "0 9 * * mon-fri" }]),
    path: "autoscaling.karpenter.nodePools.spot.disruption.budgets[0]",
    message: /^must have schedule and duration together, or neither \(got schedule alone\)$/,
    remedy: /add duration/,
  },
  {
    check: "requestsWithinLimits",
    change: set(["autoscaling", "karpenter", "resources", "requests", "cpu"], "1500m"),
    path: "autoscaling.karpenter.resources.requests.cpu",
    message: /^must be at most the limit \(got 1500m, limits\.cpu is 1\)$/,
    remedy: /raise the limit/,
  },
];
