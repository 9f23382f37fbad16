/** Every workload with several pods asks for them to be in several zones. */
import { itemsAt, joined, objectAt } from "../../inputs.ts";
import { defineStackRule, type JudgedPod } from "../../rule.ts";
import { deployment } from "./examples.ts";
import { scaleOf, WORKLOADS } from "./scale.ts";
import { viewOf } from "./view.ts";

const ZONE = new Set<unknown>(["topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"]);

export const zoneSpread = defineStackRule({
  id: "zone-spread",
  title: "Replicas are spread over zones",
  description:
    "Replicas that happen to be in one zone are lost with it. The scheduler spreads them only as far as it likes unless it is asked to.",
  severity: "low",
  frameworks: [],
  remediation:
    "add a topologySpreadConstraint, or a podAntiAffinity, with topologyKey topology.kubernetes.io/zone",
  url: "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/",
  examples: {
    good: [
      deployment({}, undefined, {
        topologySpreadConstraints: [{ topologyKey: "topology.kubernetes.io/zone" }],
      }),
    ],
    bad: [deployment()],
  },
  judge: (stack) => {
    const view = viewOf(stack);
    const workloads = new Set(view.ofKind(...WORKLOADS));
    return view.pods
      .filter(({ owner, pod }) => workloads.has(owner) && scaleOf(view, owner).least >= 2 && !isSpread(pod))
      .map(({ owner, pod }) => ({
        subject: owner,
        path: joined(pod.path, "topologySpreadConstraints"),
        message: "must spread the pods over zones (nothing asks for it)",
      }));
  },
});

function isSpread({ spec }: JudgedPod): boolean {
  const apart = objectAt(objectAt(spec, "affinity"), "podAntiAffinity");
  const keys = [
    ...itemsAt(spec, "topologySpreadConstraints"),
    ...itemsAt(apart, "requiredDuringSchedulingIgnoredDuringExecution"),
    ...itemsAt(apart, "preferredDuringSchedulingIgnoredDuringExecution").map((term) =>
      objectAt(term, "podAffinityTerm"),
    ),
  ];
  return keys.some(({ topologyKey }) => ZONE.has(topologyKey));
}
