// Proves that a wildcard is found in any rule, and that a missing host is left to another rule.
import { describeObjectRule } from "../../testing/objects.ts";
import { ingressNoWildcardHosts } from "./ingress-no-wildcard-hosts.ts";

describeObjectRule(ingressNoWildcardHosts, {
  passes: [[["spec.rules[0].host", undefined]], [["spec.rules", undefined]]],
  fails: [
    [[["spec.rules[0].host", "*"]], 'spec.rules[0].host: must have no wildcard (is "*")'],
    [
      [["spec.rules[1].host", "*.example.com"]],
      'spec.rules[1].host: must have no wildcard (is "*.example.com")',
    ],
  ],
});
