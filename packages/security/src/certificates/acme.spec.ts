/** Proves which directory an issuer asks, and how it shows that a domain is ours. */
import assert from "node:assert/strict";
import { acmeIssuer } from "./acme.ts";

const settings = {
  replicas: 2,
  acmeEmail: "team@example.com",
  hostedZones: [{ domain: "example.com", hostedZoneId: "Z0123456789" }],
  http01IngressClassName: "istio",
};

describe("acmeIssuer", () => {
  it("asks the directory of its name", () => {
    const server = (directory: "staging" | "production") =>
      acmeIssuer(directory, settings, "us-east-1").acme.server;
    assert.equal(server("staging"), "https://acme-staging-v02.api.letsencrypt.org/directory");
    assert.equal(server("production"), "https://acme-v02.api.letsencrypt.org/directory");
  });

  it("has an account for each directory", () => {
    const account = (directory: "staging" | "production") =>
      acmeIssuer(directory, settings, "us-east-1").acme.privateKeySecretRef.name;
    assert.notEqual(account("staging"), account("production"));
  });

  it("proves the zones by DNS-01 and everything else by HTTP-01", () => {
    assert.deepEqual(acmeIssuer("production", settings, "us-east-1").acme.solvers, [
      {
        selector: { dnsZones: ["example.com"] },
        dns01: { route53: { region: "us-east-1", hostedZoneID: "Z0123456789" } },
      },
      {
        http01: {
          ingress: {
            ingressClassName: "istio",
            serviceType: "ClusterIP",
            podTemplate: { metadata: { labels: { "sidecar.istio.io/inject": "false" } } },
          },
        },
      },
    ]);
  });
});
