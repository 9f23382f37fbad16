// Proves that a rule without host is found, also beside others, and that wildcards are left to another rule.
import { describeObjectRule } from "../../testing/objects.ts";
import { ingressHostSet } from "./ingress-host-set.ts";

describeObjectRule(ingressHostSet, {
  passes: [[["spec.rules[0].host", "*.example.com"]], [["spec.rules", undefined]]],
  fails: [
    [[["spec.rules[0].host", ""]], 'spec.rules[0].host: must name a host (is "")'],
    [[["spec.rules[1]", {}]], "spec.rules[1].host: must name a host (is not set)"],
    [[["spec.rules[0].host", 7]], "spec.rules[0].host: must name a host (is 7)"],
  ],
});
