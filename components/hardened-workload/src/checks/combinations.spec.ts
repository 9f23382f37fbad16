/** Proves that arguments which contradict each other are refused with a sentence that says what to change. */
import { type Case, testCases } from "../testing/cases.ts";

const horizontal = { minReplicas: 3, maxReplicas: 10 };
const queue = {
  type: "redis",
  name: "jobs",
  address: "redis:6379",
  listName: "jobs",
  listLength: 5,
} as const;
const eventDriven = { minReplicas: 1, maxReplicas: 5, triggers: [queue] };
const claim = { name: "data", mountPath: "/data", size: "10Gi" };
const zone = "topology.kubernetes.io/zone";

testCases({
  autoscaling: [
    [
      "HPA and VPA on other metrics",
      {
        autoscaling: {
          horizontal: { ...horizontal, cpuUtilization: 70 },
          vertical: { updateMode: "Auto", controlledResources: ["memory"] },
        },
      },
    ],
    ["HPA and a VPA that only recommends", { autoscaling: { horizontal, vertical: { updateMode: "Off" } } }],
    ...(["Auto", "Recreate", "Initial", "InPlaceOrRecreate"] as const).map((updateMode): Case => [
      `HPA and VPA ${updateMode} on CPU`,
      { autoscaling: { horizontal, vertical: { updateMode } } },
      `autoscaling.vertical: ${updateMode} changes the cpu request that horizontal measures against; set updateMode Off, take cpu out of controlledResources, or scale by another metric`,
    ]),
    [
      "KEDA and VPA on memory",
      {
        autoscaling: {
          eventDriven: {
            ...eventDriven,
            triggers: [queue, { type: "memory", name: "memory", utilization: 80 }],
          },
          vertical: { updateMode: "Auto" },
        },
      },
      "autoscaling.vertical: Auto changes the memory request that eventDriven measures against; set updateMode Off, take memory out of controlledResources, or scale by another metric",
    ],
    [
      "HPA and KEDA",
      { autoscaling: { horizontal, eventDriven: { ...eventDriven, minReplicas: 3 } } },
      "autoscaling.eventDriven: KEDA makes a HorizontalPodAutoscaler of its own, and two on one workload undo each other; move the metrics of horizontal into triggers, and leave horizontal out",
    ],
    [
      "no trigger",
      { autoscaling: { eventDriven: { ...eventDriven, triggers: [] } } },
      "autoscaling.eventDriven.triggers: there is nothing to scale by; name a trigger",
    ],
    [
      "two triggers of one name",
      { autoscaling: { eventDriven: { ...eventDriven, triggers: [queue, queue] } } },
      'autoscaling.eventDriven.triggers[1].name: two triggers are called "jobs"; name each once',
    ],
    [
      "zero pods by CPU alone",
      {
        autoscaling: {
          eventDriven: {
            ...eventDriven,
            minReplicas: 0,
            triggers: [{ type: "cpu", name: "cpu", utilization: 60 }],
          },
        },
      },
      "autoscaling.eventDriven.minReplicas: 0 pods use no CPU or memory to start again by; give at least 1, or another trigger",
    ],
    [
      "a DaemonSet that scales",
      { controller: { kind: "DaemonSet" }, autoscaling: { horizontal } },
      "autoscaling: a DaemonSet has no number of pods to scale; leave horizontal and eventDriven out",
    ],
    [
      "VPA bounds the wrong way round",
      { autoscaling: { vertical: { minAllowed: { cpu: "2" }, maxAllowed: { cpu: "1" } } } },
      "autoscaling.vertical.minAllowed.cpu: 2 is more than maxAllowed, 1; lower it",
    ],
    [
      "a VPA bound in the wrong unit",
      { autoscaling: { vertical: { maxAllowed: { memory: "8GB" } } } },
      'autoscaling.vertical.maxAllowed.memory: "8GB" is not a quantity; write one such as 512Mi',
    ],
    [
      "an HPA at 0 percent",
      { autoscaling: { horizontal: { ...horizontal, cpuUtilization: 0 } } },
      "autoscaling.horizontal.cpuUtilization: must be a whole percentage of the request above 0 (got 0)",
    ],
  ],
  replicas: [
    [
      "fewer than the HPA's minimum",
      { controller: { kind: "Deployment", replicas: 2 }, autoscaling: { horizontal } },
      "controller.replicas: 2 is below the autoscaler's minimum of 3; leave it out, or raise it",
    ],
    [
      "more than the HPA's maximum",
      { controller: { kind: "Deployment", replicas: 11 }, autoscaling: { horizontal } },
      "controller.replicas: 11 is above the autoscaler's maximum of 10; leave it out, or lower it",
    ],
    [
      "a maximum below the minimum",
      { autoscaling: { horizontal: { minReplicas: 5, maxReplicas: 3 } } },
      "autoscaling.horizontal.maxReplicas: 3 is below minReplicas, 5; raise it",
    ],
    [
      "an HPA from zero",
      { autoscaling: { horizontal: { minReplicas: 0, maxReplicas: 3 } } },
      "autoscaling.horizontal.minReplicas: must be a whole number of 1 or more (got 0)",
    ],
    [
      "half a pod",
      { controller: { kind: "Deployment", replicas: 1.5 } },
      "controller.replicas: must be a whole number of 0 or more (got 1.5)",
    ],
    [
      "an update that cannot start",
      { controller: { kind: "Deployment", strategy: { maxSurge: 0, maxUnavailable: 0 } } },
      "controller.strategy: maxSurge and maxUnavailable are both 0, so no pod can be replaced; give one of them 1",
    ],
    [
      "a surge that is no share",
      { controller: { kind: "Deployment", strategy: { maxSurge: "150%" } } },
      "controller.strategy.maxSurge: 150% is neither a number of pods nor a percentage up to 100%",
    ],
    [
      "an update of quarters",
      { controller: { kind: "Deployment", strategy: { maxSurge: "25%", maxUnavailable: "25%" } } },
    ],
  ],
  disruption: [
    ["one of three may go", { disruption: { minAvailable: 2 } }],
    [
      "as many as there are",
      { disruption: { minAvailable: 3 } },
      "disruption.minAvailable: 3 leaves none of the 3 to evict, so no node can be drained; give 2 at most, or run more pods",
    ],
    [
      "as many as the autoscaler's minimum",
      { disruption: { minAvailable: 3 }, autoscaling: { horizontal } },
      "disruption.minAvailable: 3 leaves none of the 3 to evict, so no node can be drained; give 2 at most, or run more pods",
    ],
    [
      "the only pod",
      { controller: { kind: "Deployment", replicas: 1 }, disruption: { minAvailable: 1 } },
      "disruption.minAvailable: 1 leaves none of the 1 to evict, so no node can be drained; run more pods, or give maxUnavailable",
    ],
    [
      "a share that is rounded up to all",
      { disruption: { minAvailable: "80%" } },
      "disruption.minAvailable: 80% is 3 pods when rounded up, and leaves none of the 3 to evict, so no node can be drained; give 2 at most, or run more pods",
    ],
    [
      "none may go",
      { disruption: { maxUnavailable: 0 } },
      "disruption.maxUnavailable: 0 permits no eviction, so no node can be drained; give at least 1",
    ],
    [
      "a share of none",
      { disruption: { maxUnavailable: "0%" } },
      "disruption.maxUnavailable: 0% permits no eviction, so no node can be drained; give at least 1",
    ],
    [
      "a share that lets all go",
      { disruption: { maxUnavailable: "70%" } },
      "disruption.maxUnavailable: 70% of 3 pods lets all of them be evicted at once; give a number, or another percentage",
    ],
    [
      "no share",
      { disruption: { maxUnavailable: "1" } },
      "disruption.maxUnavailable: 1 is neither a number of pods nor a percentage up to 100%",
    ],
    [
      "the only pod of one that may stop",
      { autoscaling: { eventDriven: { ...eventDriven, minReplicas: 0 } }, disruption: { minAvailable: 1 } },
      "disruption.minAvailable: 1 leaves none of the 1 to evict, so no node can be drained; run more pods, or give maxUnavailable",
    ],
    [
      "both",
      { disruption: { maxUnavailable: 1, minAvailable: 1 } },
      "disruption: give one of minAvailable and maxUnavailable",
    ],
    [
      "a DaemonSet",
      { controller: { kind: "DaemonSet" }, disruption: { minAvailable: 1 } },
      "disruption: a DaemonSet has no number of pods to budget; leave it out",
    ],
  ],
  storage: [
    [
      "shared by several",
      { claims: [claim] },
      "claims[0].accessModes: ReadWriteOnce is for the pods of one node, and up to 3 pods are spread over several; use a StatefulSet with a volume for every pod, ReadWriteMany, or one replica",
    ],
    ["shared by several, and meant for it", { claims: [{ ...claim, accessModes: ["ReadWriteMany"] }] }],
    ["one for each", { claims: [claim], controller: { kind: "StatefulSet" } }],
    [
      "one pod that overlaps itself",
      { claims: [claim], controller: { kind: "Deployment", replicas: 1 } },
      "controller.strategy: an update starts a second pod before the first has let go of the ReadWriteOnce volume; use Recreate",
    ],
    [
      "one pod at a time",
      { claims: [claim], controller: { kind: "Deployment", replicas: 1, strategy: "Recreate" } },
    ],
    [
      "on many nodes",
      { claims: [claim], controller: { kind: "DaemonSet" } },
      "claims[0].accessModes: a DaemonSet has pods on many nodes, and ReadWriteOnce is for one; use ReadWriteMany",
    ],
    [
      "in the wrong unit",
      { claims: [{ ...claim, size: "10m", accessModes: ["ReadWriteMany"] }] },
      'claims[0].size: "10m" is less than 1Mi; write bytes with a unit such as 512Mi',
    ],
    [
      "twice the same name",
      { volumes: { cache: { emptyDir: {} } }, scratch: { cache: "/cache" } },
      'volumes: two volumes are called "cache"; name each once',
    ],
  ],
  scheduling: [
    [
      "zones that are not there",
      { scheduling: { nodeSelector: { [zone]: "us-east-1a" } } },
      "scheduling.spread: pods may run in one zone only, so they cannot be spread over zones; let node selector and affinity leave more zones, or use ScheduleAnyway",
    ],
    [
      "more domains than zones",
      {
        scheduling: {
          zones: 2,
          spread: [{ topologyKey: zone, whenUnsatisfiable: "DoNotSchedule", minDomains: 3 }],
        },
      },
      "scheduling.spread[0]: minDomains 3 is more than the 2 zones, so that only 2 of 4 pods can be scheduled; lower minDomains to 2",
    ],
    [
      "one pod for every zone, and a surge",
      { scheduling: { antiAffinity: { zone: "Required" } } },
      "scheduling.antiAffinity.zone: Required lets 3 pods run, one in a zone, and there can be 4 during an update; use Preferred, fewer replicas, or maxSurge 0 with maxUnavailable 1",
    ],
    [
      "one pod for every zone",
      {
        scheduling: { antiAffinity: { zone: "Required" } },
        controller: { kind: "Deployment", strategy: { maxSurge: 0, maxUnavailable: 1 } },
      },
    ],
    [
      "no skew",
      { scheduling: { spread: [{ topologyKey: zone, whenUnsatisfiable: "DoNotSchedule", maxSkew: 0 }] } },
      "scheduling.spread[0].maxSkew: must be a whole number of 1 or more (got 0)",
    ],
    [
      "domains of a preference",
      { scheduling: { spread: [{ topologyKey: zone, whenUnsatisfiable: "ScheduleAnyway", minDomains: 2 }] } },
      "scheduling.spread[0].minDomains: works with DoNotSchedule only; leave it out",
    ],
    [
      "a DaemonSet that spreads",
      { controller: { kind: "DaemonSet" }, scheduling: { antiAffinity: { host: "Required" } } },
      "scheduling: the pods of a DaemonSet are not spread; leave spread and antiAffinity out",
    ],
  ],
});
