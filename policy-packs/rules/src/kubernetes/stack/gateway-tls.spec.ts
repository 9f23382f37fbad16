// Proves that plain listeners are found unless all their routes redirect, and that TLS needs a certificate.
import { describeObjectsRule } from "../../testing/objects.ts";
import { gatewayTls } from "./gateway-tls.ts";

const API = { apiVersion: "gateway.networking.k8s.io/v1" };
const gateway = (...listeners: object[]): unknown => ({
  ...API,
  kind: "Gateway",
  metadata: { name: "web", namespace: "shop" },
  spec: { listeners },
});
const route = (parent: object, filters: unknown): unknown => ({
  ...API,
  kind: "HTTPRoute",
  metadata: { name: "web", namespace: "shop" },
  spec: { parentRefs: [{ name: "web", ...parent }], rules: [{ filters }] },
});
const http = { name: "http", port: 80, protocol: "HTTP" };
const redirect = [{ type: "RequestRedirect", requestRedirect: { scheme: "https", statusCode: 301 } }];
const plain =
  'Gateway web, spec.listeners[0].protocol: must be HTTPS or TLS, unless all routes redirect to it (is "HTTP")';

describeObjectsRule(gatewayTls, {
  cases: {
    "a listener whose routes redirect": [[gateway(http), route({ sectionName: "http" }, redirect)]],
    "a listener with a route that does not": [
      [gateway(http), route({}, redirect), route({ sectionName: "http" }, [])],
      plain,
    ],
    "a route of another listener": [[gateway(http), route({ sectionName: "https" }, redirect)], plain],
    "a route of another gateway": [[gateway(http), route({ name: "other" }, redirect)], plain],
    "a redirect to the same scheme": [
      [gateway(http), route({}, [{ requestRedirect: { hostname: "www.example.com" } }])],
      plain,
    ],
    "TLS that is passed through": [[gateway({ protocol: "TLS", tls: { mode: "Passthrough" } })]],
    "TLS without a certificate": [
      [gateway({ protocol: "HTTPS", tls: {} })],
      "Gateway web, spec.listeners[0].tls.certificateRefs: must name a certificate (is not set)",
    ],
    "a certificate that the controller knows": [
      [gateway({ protocol: "HTTPS", tls: { options: { "example.com/certificate": "web" } } })],
    ],
  },
});
