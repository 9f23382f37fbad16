/** Changes to prod that break a rule of namespaces and volumes. */
import { all, type Case, set } from "./case.ts";

const application = ["namespaces", "application"];

export const WORKLOADS: readonly Case[] = [
  {
    check: "namespaceNames",
    change: set(["namespaces", "kube-tools"], {
      tier: "tools",
      podSecurity: "restricted",
      istioInjection: false,
    }),
    path: "namespaces.kube-tools",
    message: /^must not be a namespace of Kubernetes itself \(got kube-tools\)$/,
    remedy: /another name/,
  },
  {
    check: "limitRangesInOrder",
    change: set([...application, "limitRange", "container", "defaultRequest", "cpu"], "2"),
    path: "namespaces.application.limitRange.container.defaultRequest.cpu",
    message: /^must be at most default \(got 2, default is 1\)$/,
    remedy: /lower defaultRequest\.cpu to 1, or raise default\.cpu/,
  },
  {
    check: "limitRangesInOrder",
    change: set([...application, "limitRange", "persistentVolumeClaim", "min", "storage"], "200Gi"),
    path: "namespaces.application.limitRange.persistentVolumeClaim.min.storage",
    message: /^must be at most max \(got 200Gi, max is 100Gi\)$/,
    remedy: /lower min\.storage/,
  },
  {
    check: "quotaRequestsWithinLimits",
    change: set([...application, "resourceQuota", "requests.memory"], "201Gi"),
    path: 'namespaces.application.resourceQuota["requests.memory"]',
    message: /^must be at most limits\.memory, which no pod's request exceeds \(got 201Gi, it is 200Gi\)$/,
    remedy: /lower it to 200Gi/,
  },
  {
    check: "fastVolumes",
    change: all(
      set(["storage", "fastSsd", "iops"], 3000),
      set(["storage", "fastSsd", "throughputMiBps"], 800),
    ),
    path: "storage.fastSsd.throughputMiBps",
    message: /^must be at most a quarter of iops \(got 800, iops is 3000\)$/,
    remedy: /750 or less, or iops to 3200 or more/,
  },
];
