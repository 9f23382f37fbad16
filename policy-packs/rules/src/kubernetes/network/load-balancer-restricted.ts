/** Every load balancer of a service is internal, or lets in only named ranges. */
import { joined, objectAt, stringAt, stringsAt, textsAt } from "../../inputs.ts";
import { defineObjectRule, type Finding, type KubernetesObject } from "../../rule.ts";
import { exampleService } from "./examples.ts";

const SCHEME = "service.beta.kubernetes.io/aws-load-balancer-scheme";
const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
const EVERYBODY = ["0.0.0.0/0", "::/0"];

/** How the load balancers of each cloud are kept off the internet. */
const INTERNAL: readonly (readonly [annotation: string, value: RegExp])[] = [
  [SCHEME, /^internal$/],
  ["service.beta.kubernetes.io/aws-load-balancer-internal", /^(true|0\.0\.0\.0\/0)$/],
  ["service.beta.kubernetes.io/azure-load-balancer-internal", /^true$/],
  ["networking.gke.io/load-balancer-type", /^internal$/i],
  ["cloud.google.com/load-balancer-type", /^internal$/i],
];

/** Controllers whose load balancers are internal unless they are asked for something else. */
const INTERNAL_CLASSES = ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"];

export const loadBalancerRestricted = defineObjectRule({
  id: "load-balancer-restricted",
  title: "Load balancers of services are internal or name who may reach them",
  description:
    "A service of type LoadBalancer without more is reachable from the whole internet, past the web application firewall and the certificates of the ingress.",
  severity: "high",
  frameworks: [],
  remediation: `set the annotation ${SCHEME} to internal, or list the ranges of the clients in spec.loadBalancerSourceRanges`,
  url: "https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer",
  kinds: [":Service"],
  examples: {
    good: exampleService({ type: "LoadBalancer", loadBalancerSourceRanges: ["198.51.100.0/24"] }),
    bad: exampleService({ type: "LoadBalancer" }),
  },
  judge,
});

function judge(service: KubernetesObject): readonly Finding[] {
  const spec = objectAt(service, "spec");
  if (spec["type"] !== "LoadBalancer") return [];
  const annotations = textsAt(objectAt(service, "metadata"), "annotations");
  if (isInternal(annotations, stringAt(spec, "loadBalancerClass"))) return [];
  const ranges = stringsAt(spec, "loadBalancerSourceRanges");
  const annotated = annotations[RANGES]?.split(",").map((range) => range.trim());
  const [path, listed] =
    ranges === undefined && annotated !== undefined
      ? [joined("metadata.annotations", RANGES), annotated]
      : ["spec.loadBalancerSourceRanges", ranges ?? []];
  if (listed.length === 0)
    return [{ path, message: "must list who may reach a load balancer that is not internal (is not set)" }];
  return listed
    .filter((range) => EVERYBODY.includes(range))
    .map((range) => ({ path, message: `must not let in everybody (has ${range})` }));
}

function isInternal(annotations: Readonly<Record<string, string>>, loadBalancerClass = ""): boolean {
  if (INTERNAL.some(([annotation, value]) => value.test(annotations[annotation] ?? ""))) return true;
  return INTERNAL_CLASSES.includes(loadBalancerClass) && annotations[SCHEME] === undefined;
}
