/** Checks of capacity: pods that no node has room for, at the maximum, at the start, and with a zone gone. */
import { type Check, type Found, listed } from "../platform/check.ts";
import type { Platform } from "../platform/platform.ts";
import { type Scheduled, scheduled } from "./capacity.ts";
import type { Pending } from "./scheduler.ts";

export const pendingAtMaximum: Check = {
  id: "capacity/Pending",
  explanation:
    "With every workload at its maximum and every pool at its own, pods are left over: they stay pending on the day on which the load is highest, because no autoscaler may add a node.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/",
  find: (platform) => {
    const plan = scheduled(platform);
    return plan ? each(plan, plan.atMaximum.pending, (i, stuck) => atMaximum(platform, plan, i, stuck)) : [];
  },
};

function atMaximum(platform: Platform, plan: Scheduled, i: number, { count, reason }: Pending): Found[] {
  const set = plan.problem.sets[i];
  const subject = platform.byUrn(set?.urn ?? "");
  if (!set || !subject) return [];
  const of = set.daemon ? "on nodes that take it" : `of ${set.replicas.maximum}`;
  const path = pathOf(plan, i);
  return [
    {
      status: "fail",
      subject,
      message: `${count} ${count === 1 ? "pod" : "pods"} ${of} of ${set.called} ${count === 1 ? "finds" : "find"} no node: ${reason}`,
      evidence: "every workload at its maximum replicas, every pool at its maximum",
      remediation:
        "let the pool grow further, give it larger nodes, ask for less, or let another pool take the pods",
      ...(path === undefined ? {} : { environmentPath: path }),
    },
  ];
}

/** Of the pool that takes the pods, where it is only one. */
function pathOf({ problem }: Scheduled, i: number): string | undefined {
  const [pool, ...others] = (problem.taking[i] ?? []).map((place) => problem.pools[place]);
  if (pool?.environmentPath === undefined || others.length > 0) return undefined;
  return `${pool.environmentPath}.${pool.managed ? "maxSize" : "limits"}`;
}

/** Without these no node is ever added, and no pod gets a name resolved. */
const STARTERS = /^(chart (cluster-autoscaler|karpenter)|add-on coredns): /;

export const autoscalerPending: Check = {
  id: "capacity/AutoscalerPending",
  explanation:
    "What adds nodes must run on those that are there: if its own pods find none, every other pending pod waits for ever.",
  source: "https://docs.aws.amazon.com/eks/latest/best-practices/cluster-autoscaling.html",
  find: (platform) => {
    const plan = scheduled(platform);
    if (!plan) return [];
    return each(plan, plan.atMinimum.pending, (i, { count, reason }) => {
      const set = plan.problem.sets[i];
      const subject = platform.byUrn(set?.urn ?? "");
      if (!set || !subject || !STARTERS.test(set.called) || count < set.replicas.minimum) return [];
      return [
        {
          status: "fail",
          subject,
          message: `${set.called} finds no node at the start: ${reason}`,
          evidence: "every pool at its minimum, before anything adds nodes",
          remediation: "raise the minimum of the pool that it runs on, or give that pool larger nodes",
          environmentPath: "nodePools",
        },
      ];
    });
  },
};

export const zoneLoss: Check = {
  id: "capacity/ZoneLoss",
  explanation:
    "When an Availability Zone fails, its pods move to the others: what finds no node there is gone until the zone is back. Pods that wait for a volume in the zone are in the record, and not counted here.",
  source: "https://docs.aws.amazon.com/eks/latest/best-practices/reliability.html",
  find: (platform) => {
    const plan = scheduled(platform);
    if (!plan) return [];
    return plan.problem.sets.flatMap(({ called, urn }, i): Found[] => {
      const anyway = plan.atMaximum.pending.get(i)?.count ?? 0;
      const lost = plan.withoutZone.flatMap(({ zone, outcome }) => {
        const stuck = outcome.pending.get(i);
        return stuck && !stuck.forVolume && stuck.count > anyway ? [{ zone, ...stuck }] : [];
      });
      const subject = platform.byUrn(urn);
      const [first] = lost;
      if (!subject || !first) return [];
      const path = pathOf(plan, i);
      return [
        {
          status: "warn",
          subject,
          message: `${called} has pods without a node when ${listed(lost.map(({ zone }) => zone)).replaceAll(", ", " or ")} fails: ${first.reason}`,
          evidence: lost.map(({ zone, count }) => `${zone}: ${count - anyway} more pending`).join("; "),
          remediation: "give the pool a maximum that two zones can hold all pods with",
          ...(path === undefined ? {} : { environmentPath: path }),
        },
      ];
    });
  },
};

function each(
  { problem }: Scheduled,
  pending: ReadonlyMap<number, Pending>,
  found: (i: number, stuck: Pending) => Found[],
): Found[] {
  return problem.sets.flatMap((_, i) => {
    const stuck = pending.get(i);
    return stuck ? found(i, stuck) : [];
  });
}

export const CAPACITY_CHECKS: readonly Check[] = [pendingAtMaximum, autoscalerPending, zoneLoss];
