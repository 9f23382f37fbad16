/** Proves whose each host is, what is served in another region as well, and where requests go. */
import assert from "node:assert/strict";
import { loadEnvironment } from "@drydock/core/environment";
import { backendAt, pathsOf, serviceHost } from "./backends.ts";
import { certificateSecret, certifiedHosts, hostsOf, provenByDns, slug } from "./hosts.ts";
import { toolHostNames, watchedHostNames } from "./policies.ts";

describe("hosts", () => {
  it("are those of apps, and of the platform's own pages", async () => {
    const hosts = hostsOf(await loadEnvironment("prod"));
    assert.deepEqual(
      hosts.map(({ host, owner, shared, api }) => [host, owner.kind, shared, api]),
      [
        ["www.example.com", "app", true, false],
        ["api.example.com", "app", true, true],
        ["id.example.com", "keycloak", true, false],
        ["grafana.example.com", "grafana", false, false],
        ["argocd.example.com", "argoCd", false, false],
        ["prometheus.example.com", "tool", false, false],
        ["alertmanager.example.com", "tool", false, false],
        ["loki.example.com", "tool", false, false],
      ],
    );
  });

  it("lead to the first port of an app that is not metrics", async () => {
    const prod = await loadEnvironment("prod");
    const [www] = hostsOf(prod);
    assert.deepEqual(www?.owner, { kind: "app", app: "frontend", namespace: "production", port: 8080 });
    const edge = { ...prod.edge, hosts: { "x.example.com": { app: "kafka-consumer", api: false } } };
    assert.throws(
      () => hostsOf({ ...prod, edge }),
      /edge\.hosts\.x\.example\.com: no app kafka-consumer with a port/,
    );
  });

  it("have certificates, that of the region among them", async () => {
    const prod = await loadEnvironment("prod");
    assert.equal(certifiedHosts(prod).at(-1), "us-east-1.example.com");
    assert.equal(
      certifiedHosts(await loadEnvironment("dev")).length,
      hostsOf(await loadEnvironment("dev")).length,
    );
    assert.equal(certificateSecret("www.example.com"), "www-example-com-tls");
    assert.equal(slug("a.b.c"), "a-b-c");
  });

  it("are proven by DNS in a zone of the environment and below it, and nowhere else", async () => {
    const prod = await loadEnvironment("prod");
    for (const host of ["example.com", "a.b.example.com"]) assert.ok(provenByDns(prod, host), host);
    for (const host of ["badexample.com", "example.org"]) assert.ok(!provenByDns(prod, host), host);
  });

  it("of tools are those with a sign-in before them; the firewall watches these and other consoles", async () => {
    const prod = await loadEnvironment("prod");
    assert.equal(toolHostNames(prod).length, 3);
    assert.deepEqual(watchedHostNames(prod).slice(0, 2), ["grafana.example.com", "argocd.example.com"]);
    assert.ok(!watchedHostNames(prod).includes("id.example.com"));
  });
});

describe("backendAt", () => {
  const CASES = [
    [
      "http://grafana.observability.svc:80",
      { service: "grafana", namespace: "observability", port: 80, tls: false },
    ],
    ["http://a.b.svc", { service: "a", namespace: "b", port: 80, tls: false }],
    [
      "https://keycloak-http.infrastructure.svc:8443",
      { service: "keycloak-http", namespace: "infrastructure", port: 8443, tls: true },
    ],
    ["https://a.b.svc", { service: "a", namespace: "b", port: 443, tls: true }],
  ] as const;
  for (const [address, expected] of CASES) {
    it(address, () => assert.deepEqual(backendAt(address), expected));
  }

  it("refuses what is no Service", () => {
    assert.throws(() => backendAt("http://localhost:80"), /localhost:80: is not the address of a Service/);
  });

  it("is called by a name that every namespace knows", () => {
    assert.equal(serviceHost({ service: "a", namespace: "b", port: 1, tls: false }), "a.b.svc.cluster.local");
  });
});

describe("paths", () => {
  it("of Keycloak leave its console out, and all others have every path", async () => {
    for (const host of hostsOf(await loadEnvironment("prod"))) {
      const paths = pathsOf(host);
      assert.equal(paths.length > 0, host.owner.kind === "keycloak", host.host);
      assert.ok(!paths.some((path) => path.startsWith("/admin")));
    }
  });
});
