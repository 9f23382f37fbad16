// Proves that a load balancer must be internal, by annotation or by its controller's default, or name ranges of clients.
import { describeObjectRule } from "../../testing/objects.ts";
import { exampleService } from "./examples.ts";
import { loadBalancerRestricted } from "./load-balancer-restricted.ts";

const loadBalancer = (annotations: Record<string, string>, spec: object = {}): unknown =>
  exampleService({ type: "LoadBalancer", ...spec }, annotations);
const SCHEME = "service.beta.kubernetes.io/aws-load-balancer-scheme";
const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
const unset =
  "spec.loadBalancerSourceRanges: must list who may reach a load balancer that is not internal (is not set)";

describeObjectRule(loadBalancerRestricted, {
  passes: [
    [
      ["spec.type", "ClusterIP"],
      ["spec.loadBalancerSourceRanges", undefined],
    ],
  ],
  fails: [
    [[["spec.loadBalancerSourceRanges", undefined]], unset],
    [[["spec.loadBalancerSourceRanges", []]], unset],
    [
      [["spec.loadBalancerSourceRanges", ["10.0.0.0/8", "0.0.0.0/0", "::/0"]]],
      "spec.loadBalancerSourceRanges: must not let in everybody (has 0.0.0.0/0)",
      "spec.loadBalancerSourceRanges: must not let in everybody (has ::/0)",
    ],
  ],
  others: {
    "an internal one on AWS": [loadBalancer({ [SCHEME]: "internal" })],
    "an internal one of the in-tree controller": [
      loadBalancer({ "service.beta.kubernetes.io/aws-load-balancer-internal": "true" }),
    ],
    "an internal one on Google Cloud": [loadBalancer({ "networking.gke.io/load-balancer-type": "Internal" })],
    "one whose controller makes it internal": [
      loadBalancer({}, { loadBalancerClass: "service.k8s.aws/nlb" }),
    ],
    "one that asks this controller for the internet": [
      loadBalancer({ [SCHEME]: "internet-facing" }, { loadBalancerClass: "service.k8s.aws/nlb" }),
      unset,
    ],
    "ranges in an annotation": [loadBalancer({ [RANGES]: "198.51.100.0/24, 203.0.113.0/24" })],
    "everybody in an annotation": [
      loadBalancer({ [RANGES]: "198.51.100.0/24, 0.0.0.0/0" }),
      `metadata.annotations["${RANGES}"]: must not let in everybody (has 0.0.0.0/0)`,
    ],
  },
});
