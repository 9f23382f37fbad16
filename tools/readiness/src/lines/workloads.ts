/** Questions about pods: resources, probes, scaling, disruption, zones. */
import { podsPlaced, survivesZones } from "../proofs/figures.ts";
import { atLeast, both, equals, value } from "../proofs/inputs.ts";
import { page } from "../proofs/pages.ts";
import { all, allPods, has, release } from "../proofs/resources.ts";
import { check, rule } from "../proofs/verdicts.ts";
import { inArea } from "./line.ts";
import { everyContainer, isSet, probed, spreadOverZones } from "./reads.ts";
import { TYPES } from "./types.ts";

const scales = both(value(["spec", "minReplicas"], atLeast(1)), value(["spec", "maxReplicas"], atLeast(2)));

export const WORKLOADS = inArea(
  "Workloads",
  {
    id: "requests-and-limits",
    question: "Does every container say what it needs and what it may take?",
    sources: ["000/practices/1"],
    proofs: [
      allPods(everyContainer("memory requested", isSet("resources", "requests", "memory"))),
      allPods(everyContainer("memory limited", isSet("resources", "limits", "memory"))),
      rule("cpu-requests"),
      rule("memory-requests"),
      rule("memory-limits"),
    ],
  },
  {
    id: "limits-from-load",
    question: "Do these figures come from a load test?",
    sources: ["002/production/2"],
    proofs: [
      has(TYPES.verticalAutoscaler, value(["metadata", "name"], undefined, "recommends for")),
      podsPlaced,
    ],
    person: {
      who: "Owner of each service",
      does: "Compare requests with what the VerticalPodAutoscaler recommends after the load test; done when they differ by less than a third.",
    },
  },
  {
    id: "probes",
    question: "Has every container that serves others its health checks?",
    sources: ["002/production/4", "000/practices/2"],
    proofs: [allPods(probed), rule("liveness-probe"), rule("readiness-probe")],
  },
  {
    id: "autoscaling",
    question: "Do services and nodes grow with the load?",
    sources: ["002/production/3", "003/success/5"],
    proofs: [
      has(TYPES.horizontalAutoscaler, scales),
      has(TYPES.addon, value(["addonName"], equals("metrics-server"), "add-on")),
      release("keda"),
      podsPlaced,
      check("capacity/", "capacity"),
    ],
  },
  {
    id: "autoscaling-tried",
    question: "Was growing and shrinking seen under load?",
    sources: ["002/production/3", "003/production/10"],
    proofs: [has(TYPES.horizontalAutoscaler, scales), page("docs/runbooks/autoscaler-not-scaling.md")],
    person: {
      who: "Owner of each service",
      does: "Load staging until each autoscaler is at its maximum, then stop; done when replicas and nodes went up and came back.",
    },
  },
  {
    id: "disruption-budgets",
    question: "Can a node be drained without taking a service down, and does every drain end?",
    sources: ["000/practices/7"],
    proofs: [
      all(
        [TYPES.podDisruptionBudget],
        value(["spec", "selector", "matchLabels", "app"], undefined, "protects"),
      ),
      check("disruption/", "capacity"),
      rule("disruption-budget-present"),
      rule("disruption-budget-satisfiable"),
    ],
  },
  {
    id: "zones",
    question: "Do pods spread over three zones, and is there room when one is gone?",
    sources: ["000/practices/8"],
    proofs: [allPods(spreadOverZones), survivesZones, rule("zone-spread")],
  },
  {
    id: "zones-seen",
    question: "Were the running pods seen in every zone?",
    sources: ["004/after/2"],
    proofs: [survivesZones, page("docs/runbooks/zone-lost.md")],
    person: {
      who: "Platform engineer",
      does: "List pods with their nodes' zones after the deployment; done when no service has all its pods in one zone.",
    },
  },
  {
    id: "quotas",
    question: "Has every namespace a quota?",
    sources: ["004/before/4", "004/after/5"],
    proofs: [all([TYPES.resourceQuota], (inputs) => quotaOf(inputs)), rule("namespace-quota")],
  },
  {
    id: "vertical-sizes",
    question: "Have recommendations of sizes been looked at?",
    sources: ["004/after/7"],
    proofs: [has(TYPES.verticalAutoscaler, value(["spec", "updatePolicy", "updateMode"])), release("vpa")],
    person: {
      who: "Owner of each service",
      does: "Read the recommendation of each VerticalPodAutoscaler after a week; done when requests follow it, or the reason not to is written down.",
    },
  },
  {
    id: "all-running",
    question: "Does everything run that was deployed?",
    sources: ["003/success/1", "004/after/1"],
    proofs: [podsPlaced, check("references/", "network"), check("selectors/", "network")],
    person: {
      who: "Platform engineer",
      does: "After the deployment, list pods that are not running or not ready; done when there are none for an hour.",
    },
  },
);

function quotaOf(inputs: Readonly<Record<string, unknown>>): string | undefined {
  const { hard = {} } = (inputs["spec"] ?? {}) as { readonly hard?: object };
  const keys = Object.keys(hard);
  return keys.length === 0 ? undefined : `limits ${keys.length} resources`;
}
