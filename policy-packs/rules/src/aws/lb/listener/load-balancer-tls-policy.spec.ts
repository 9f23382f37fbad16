// Proves that a listener which speaks plain HTTP or an old TLS is a violation, and that a redirect or raw TCP is none.

import { proveResourceRule } from "../../testing/prove.ts";
import { loadBalancerTlsPolicy } from "./load-balancer-tls-policy.ts";

proveResourceRule(loadBalancerTlsPolicy, {
  passes: [
    ["sslPolicy", "ELBSecurityPolicy-TLS-1-2-Ext-2018-06"],
    ["sslPolicy", "ELBSecurityPolicy-FS-1-2-Res-2020-10"],
    ["sslPolicy", "ELBSecurityPolicy-TLS13-1-3-2021-06"],
    ["sslPolicy", "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"],
    ["", { protocol: "TCP", port: 443 }],
    [
      "",
      {
        protocol: "HTTP",
        defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", statusCode: "HTTP_301" } }],
      },
    ],
  ],
  refuses: [
    [
      "sslPolicy",
      "ELBSecurityPolicy-2016-08",
      ['sslPolicy: must allow TLS 1.2 and newer only (is "ELBSecurityPolicy-2016-08")'],
    ],
    [
      "sslPolicy",
      "ELBSecurityPolicy-TLS13-1-1-2021-06",
      ['sslPolicy: must allow TLS 1.2 and newer only (is "ELBSecurityPolicy-TLS13-1-1-2021-06")'],
    ],
    ["sslPolicy", undefined, ["sslPolicy: must allow TLS 1.2 and newer only (is not set)"]],
    ["", { protocol: "TLS" }, ["sslPolicy: must allow TLS 1.2 and newer only (is not set)"]],
    [
      "",
      { protocol: "HTTP", defaultActions: [{ type: "forward" }] },
      ['protocol: must be HTTPS, or every action a redirect to it (is "HTTP")'],
    ],
    ["", { port: 80 }, ["protocol: must be HTTPS, or every action a redirect to it (is not set)"]],
  ],
});
