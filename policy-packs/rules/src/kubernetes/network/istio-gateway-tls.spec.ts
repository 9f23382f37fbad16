// Proves that plain servers of an Istio gateway are found unless they redirect, and TLS of yesterday with them.
import { describeObjectRule } from "../../testing/objects.ts";
import { istioGatewayTls } from "./istio-gateway-tls.ts";

const plain = (protocol: string): string =>
  `spec.servers[0].port.protocol: must be HTTPS or TLS, or redirect to it (is "${protocol}")`;

describeObjectRule(istioGatewayTls, {
  passes: [
    [["spec.servers[0].tls.minProtocolVersion", "TLSV1_3"]],
    [
      ["spec.servers[0].port.protocol", "TLS"],
      ["spec.servers[0].tls.mode", "PASSTHROUGH"],
    ],
    [
      ["spec.servers[0].port.protocol", "HTTP"],
      ["spec.servers[0].tls", { httpsRedirect: true }],
    ],
    [["spec", undefined]],
  ],
  fails: [
    [
      [
        ["spec.servers[0].port.protocol", "HTTP"],
        ["spec.servers[0].tls", undefined],
      ],
      plain("HTTP"),
    ],
    [
      [
        ["spec.servers[0].port.protocol", "http2"],
        ["spec.servers[0].tls", {}],
      ],
      plain("HTTP2"),
    ],
    [
      [
        ["spec.servers[0].port.protocol", "HTTP"],
        ["spec.servers[0].tls", { httpsRedirect: "true" }],
      ],
      plain("HTTP"),
    ],
    [
      [["spec.servers[0].tls.minProtocolVersion", "TLSV1_0"]],
      'spec.servers[0].tls.minProtocolVersion: must be TLSV1_2 or later (is "TLSV1_0")',
    ],
  ],
});
