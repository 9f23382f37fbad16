// Proves that TLS must be set for every host, by entry, by wildcard, or by a certificate at the load balancer.
import { describeObjectRule } from "../../testing/objects.ts";
import { exampleIngress } from "./examples.ts";
import { ingressTls } from "./ingress-tls.ts";

const missing = "spec.tls: must cover every host (is not set)";

describeObjectRule(ingressTls, {
  passes: [
    [["spec.tls", [{}]]],
    [["spec.tls[0].hosts", ["*.example.com"]]],
    [["spec.rules", undefined]],
    [["apiVersion", "extensions/v1beta1"]],
  ],
  fails: [
    [[["spec.tls", undefined]], missing],
    [[["spec.tls", []]], missing],
    [[["spec", undefined]], missing],
    [
      [["spec.rules[1]", { host: "www.example.org" }]],
      'spec.rules[1].host: must be among the hosts of spec.tls (is "www.example.org", they are shop.example.com)',
    ],
    [
      [
        ["spec.tls[0].hosts", ["*.example.com"]],
        ["spec.rules[0].host", "a.shop.example.com"],
      ],
      'spec.rules[0].host: must be among the hosts of spec.tls (is "a.shop.example.com", they are *.example.com)',
    ],
    [
      [["spec.rules[0]", {}]],
      'spec.rules[0].host: must be among the hosts of spec.tls (is "", they are shop.example.com)',
    ],
  ],
  others: {
    "a certificate at the load balancer": [
      exampleIngress({ tls: undefined }, { "alb.ingress.kubernetes.io/certificate-arn": "arn:aws:acm:…" }),
    ],
    "a listener for HTTPS at the load balancer": [
      exampleIngress({ tls: undefined }, { "alb.ingress.kubernetes.io/listen-ports": '[{"HTTPS":443}]' }),
    ],
    "a listener without": [
      exampleIngress({ tls: undefined }, { "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP":80}]' }),
      missing,
    ],
  },
});
