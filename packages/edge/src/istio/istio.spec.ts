/** Proves what the gateway is told: limits for each address, headers that leave an app its own, and rules in their order. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { directives, hostPattern } from "../firewall/directives.ts";
import { firewallSpec, moduleDirectives } from "./firewall.ts";
import { plainSpec, secureSpec } from "./gateways.ts";
import { headerPatch } from "./headers.ts";
import { limitConfig, ratePatches } from "./rate-limits.ts";
import { backendTlsSpec, healthSpec, routeSpec } from "./routes.ts";

const BACKEND = { service: "keycloak-http", namespace: "infrastructure", port: 8443, tls: true } as const;

describe("rate limits", () => {
  it("count each address for itself, and nobody against a bucket of all", () => {
    const config = limitConfig("edge_requests", 100);
    assert.deepEqual(config.rate_limits, [{ actions: [{ remote_address: {} }] }]);
    assert.deepEqual(config.descriptors[0]?.entries, [{ key: "remote_address" }]);
    assert.equal(config.always_consume_default_token_bucket, false);
    assert.ok(config.max_dynamic_descriptors > 1000);
  });

  it("are lower where a host is an API, under both names that Istio may have for it", () => {
    const limits = { requestsPerSecond: 100, apiRequestsPerSecond: 50, bodyKiB: 1 };
    const names = JSON.stringify(ratePatches(limits, ["api.example.com"]).slice(1));
    assert.match(names, /"api\.example\.com:443".*"api\.example\.com:8443"/);
    assert.equal(ratePatches(limits, []).length, 1);
  });
});

describe("headers", () => {
  it("of transport hold whatever the app says, those of pages only where it says nothing", () => {
    const { response_headers_to_add: headers } = headerPatch("default-src 'self'").patch.value;
    const action = (name: string) => headers.find(({ header }) => header.key === name)?.append_action;
    assert.equal(action("strict-transport-security"), "OVERWRITE_IF_EXISTS_OR_ADD");
    assert.equal(action("content-security-policy"), "ADD_IF_ABSENT");
    assert.equal(action("x-frame-options"), "ADD_IF_ABSENT");
  });
});

describe("the firewall", () => {
  const rules = directives({ mode: "Block", paranoiaLevel: 2 }, 512, ["grafana.example.com"]);

  it("is set before the rules that read the settings", () => {
    const all = moduleDirectives(rules);
    assert.equal(all[0], "Include @recommended-conf");
    assert.equal(all.at(-1), "Include @owasp_crs/*.conf");
    assert.ok(all.includes("SecRequestBodyLimit 524288"));
    assert.ok(all.includes("SecRequestBodyLimitAction Reject"));
    assert.match(all.join("\n"), /tx\.blocking_paranoia_level=2/);
  });

  it("only watches where the environment says so, and names no host where none is watched", () => {
    const watching = directives({ mode: "Detect", paranoiaLevel: 1 }, 1, []);
    assert.equal(watching[0], "SecRuleEngine DetectionOnly");
    assert.ok(!watching.some((rule) => rule.includes("REQUEST_HEADERS:Host")));
  });

  it("has no quote that a configuration in single quotes would end at", () => {
    assert.doesNotMatch(rules.join("\n"), /'/);
  });

  it("lets nothing pass while its module is not there, and takes one module only", () => {
    const { failStrategy, url, sha256 } = firewallSpec("istio-ingressgateway", rules);
    assert.equal(failStrategy, "FAIL_CLOSE");
    assert.match(url, /^oci:\/\/ghcr\.io\/corazawaf\/coraza-proxy-wasm:\d+\.\d+\.\d+$/);
    assert.match(sha256, /^[0-9a-f]{64}$/);
  });

  it("tells a watched host by its whole name, with or without a port", () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    fc.assert(
      fc.property(label, label, fc.integer({ min: 1, max: 65_535 }), (a, b, port) => {
        const pattern = new RegExp(hostPattern([`${a}.${b}.com`]));
        assert.ok(pattern.test(`${a}.${b}.com`));
        assert.ok(pattern.test(`${a}.${b}.com:${port}`));
        assert.ok(!pattern.test(`x${a}.${b}.com`));
        assert.ok(!pattern.test(`${a}.${b}.com.evil.org`));
        assert.ok(!pattern.test(`${a}x${b}.com`));
      }),
    );
  });
});

describe("gateways and routes", () => {
  it("take the route of a host from its own namespace alone", () => {
    const { selector, servers } = secureSpec("istio-ingressgateway", [
      { host: "a.example.com", namespace: "shop" },
    ]);
    assert.deepEqual(selector, { app: "istio-ingressgateway" });
    assert.deepEqual(servers[0]?.hosts, ["shop/a.example.com"]);
    assert.equal(servers[0].tls.credentialName, "a-example-com-tls");
    assert.ok(servers[0].tls.cipherSuites.every((cipher) => cipher.startsWith("ECDHE-")));
  });

  it("send plain HTTP to HTTPS", () => {
    assert.deepEqual(plainSpec("g", ["a.example.com"]).servers[0]?.tls, { httpsRedirect: true });
  });

  it("hold tools to a policy that their pages work under, and others to the common one", () => {
    const host = (owner: Parameters<typeof routeSpec>[0]["owner"]) => ({
      host: "x",
      owner,
      shared: false,
      api: false,
    });
    const tool = routeSpec(host({ kind: "tool", tool: "loki" }), "edge-own", BACKEND, []);
    assert.match(JSON.stringify(tool), /content-security-policy/);
    const page = routeSpec(host({ kind: "keycloak" }), "edge", BACKEND, ["/realms/"]);
    assert.doesNotMatch(JSON.stringify(page), /content-security-policy/);
    assert.deepEqual(page.http[0]?.match, [{ uri: { prefix: "/realms/" } }]);
  });

  it("hold a service to the certificate of the platform's authority", () => {
    const { trafficPolicy } = backendTlsSpec(BACKEND, "authority");
    assert.deepEqual(trafficPolicy.tls, {
      mode: "SIMPLE",
      credentialName: "authority",
      sni: "keycloak-http.infrastructure.svc.cluster.local",
      subjectAltNames: ["keycloak-http.infrastructure.svc.cluster.local"],
    });
  });

  it("answer the health check of a region on one path", () => {
    const [route] = healthSpec("us-east-1.example.com", "edge-own").http;
    assert.deepEqual(
      [route?.match, route?.directResponse],
      [[{ uri: { exact: "/healthz" } }], { status: 200 }],
    );
  });
});
