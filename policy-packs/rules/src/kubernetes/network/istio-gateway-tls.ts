/** Every server of an Istio gateway speaks TLS of today, or redirects to it. */
import { itemsAt, joined, objectAt, shown, stringAt } from "../../inputs.ts";
import type { Inputs } from "../../inputs.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";

/** In the clear, or unknown to the proxy and so possibly in the clear. */
const PLAIN = new Set(["HTTP", "HTTP2", "GRPC", "HTTP_PROXY", "TCP", "MONGO", "MYSQL", "REDIS"]);
const OUTDATED = new Set(["TLSV1_0", "TLSV1_1"]);

const gateway = (server: Inputs): unknown => ({
  apiVersion: "networking.istio.io/v1",
  kind: "Gateway",
  metadata: { name: "web", namespace: "shop" },
  spec: { servers: [{ hosts: ["shop.example.com"], ...server }] },
});

export const istioGatewayTls = defineObjectRule({
  id: "istio-gateway-tls",
  title: "Servers of Istio gateways use TLS",
  description:
    "A server without TLS takes traffic from outside in the clear. With TLS 1.0 or 1.1 it takes it with ciphers that are broken.",
  severity: "high",
  frameworks: [],
  remediation:
    "use protocol HTTPS or TLS with a credential and at least TLS 1.2; for plain HTTP set tls.httpsRedirect",
  url: "https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings",
  kinds: ["networking.istio.io:Gateway"],
  examples: {
    good: gateway({
      port: { number: 443, name: "https", protocol: "HTTPS" },
      tls: { mode: "SIMPLE", credentialName: "web-tls" },
    }),
    bad: gateway({ port: { number: 80, name: "http", protocol: "HTTP" } }),
  },
  judge: (object) =>
    itemsAt(objectAt(object, "spec"), "servers").flatMap((server, i) => [
      ...judgeServer(server, joined("spec.servers", i)),
    ]),
});

function judgeServer(server: Inputs, path: string): readonly Finding[] {
  const tls = objectAt(server, "tls");
  const protocol = (stringAt(objectAt(server, "port"), "protocol") ?? "").toUpperCase();
  const oldest = stringAt(tls, "minProtocolVersion");
  if (oldest !== undefined && OUTDATED.has(oldest))
    return [
      {
        path: joined(path, "tls", "minProtocolVersion"),
        message: `must be TLSV1_2 or later (is ${shown(oldest)})`,
      },
    ];
  if (!PLAIN.has(protocol) || tls["httpsRedirect"] === true || stringAt(tls, "mode") !== undefined) return [];
  return [
    {
      path: joined(path, "port", "protocol"),
      message: `must be HTTPS or TLS, or redirect to it (is ${shown(protocol)})`,
    },
  ];
}
