// Proves that rules that let through everything are found in both directions, and that ports or peers are enough.
import { describeObjectRule } from "../../testing/objects.ts";
import { networkPolicyNoAllowAll } from "./network-policy-no-allow-all.ts";

const everybody = "must not be everybody, unless ports are named";

describeObjectRule(networkPolicyNoAllowAll, {
  passes: [
    [["spec.ingress", []]],
    [["spec.ingress[0]", { ports: [{ port: 443 }] }]],
    [["spec.ingress[0]", { from: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [{ port: 443 }] }]],
    [["spec.ingress[0].from[0]", { ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] } }]],
    [["spec.ingress[0].from[0]", { namespaceSelector: {}, podSelector: { matchLabels: { app: "web" } } }]],
  ],
  fails: [
    [[["spec.ingress[0]", {}]], "spec.ingress[0]: must name peers or ports (has no from and no ports)"],
    [[["spec.egress", [{ to: [] }]]], "spec.egress[0]: must name peers or ports (has no to and no ports)"],
    [[["spec.ingress[0].from[1]", { ipBlock: { cidr: "::/0" } }]], `spec.ingress[0].from[1]: ${everybody}`],
    [[["spec.egress", [{ to: [{ namespaceSelector: {} }] }]]], `spec.egress[0].to[0]: ${everybody}`],
  ],
});
