/** Proves what ingress-nginx and Kong are told: what an app says itself holds, limits by host, and who is called how. */
import assert from "node:assert/strict";
import { loadEnvironment } from "@drydock/core/environment";
import type { Host } from "../hosts/hosts.ts";
import { kongAnnotations } from "../kong/kong.ts";
import { pluginsOf, ROUTE_PLUGINS } from "../kong/plugins.ts";
import { headerMaps, HEADERS, nginxConfig } from "../nginx/config.ts";
import { nginxAnnotations } from "../nginx/nginx.ts";
import { ingressSpec } from "./create-ingress.ts";

const APP: Host = {
  host: "api.example.com",
  owner: { kind: "app", app: "api", namespace: "shop", port: 8080 },
  shared: true,
  api: true,
};
const TOOL: Host = {
  host: "loki.example.com",
  owner: { kind: "tool", tool: "loki" },
  shared: false,
  api: false,
};
const BACKEND = { service: "api", namespace: "shop", port: 8080, tls: false };
const LIMITS = { requestsPerSecond: 100, apiRequestsPerSecond: 50, bodyKiB: 512 };
const NGINX = "nginx.ingress.kubernetes.io";

describe("ingress-nginx", () => {
  it("calls pods of the mesh by their Service, and others by the host that was asked for", () => {
    const app = nginxAnnotations(APP, BACKEND, LIMITS);
    assert.equal(app[`${NGINX}/upstream-vhost`], "api.shop.svc.cluster.local");
    assert.equal(app[`${NGINX}/limit-rps`], "50");
    const tool = nginxAnnotations(TOOL, { ...BACKEND, tls: true }, LIMITS);
    assert.equal(tool[`${NGINX}/upstream-vhost`], undefined);
    assert.equal(tool[`${NGINX}/backend-protocol`], "HTTPS");
    assert.equal(tool[`${NGINX}/limit-rps`], "100");
  });

  it("sends a header of its own only where the app sends none", () => {
    const maps = headerMaps("default-src 'self'", ["loki.example.com"]);
    assert.match(
      maps,
      /map \$upstream_http_x_frame_options \$edge_frames \{ "" "DENY"; default \$upstream_http_x_frame_options; \}/,
    );
    assert.match(
      maps,
      /map \$host \$edge_default_policy \{ default "default-src 'self'"; loki\.example\.com /,
    );
    for (const [, value] of Object.entries(HEADERS).filter(([, text]) => text.startsWith("$"))) {
      assert.ok(maps.includes(` ${value} {`), value);
    }
  });

  it("has the firewall's own settings before ours, and the limit of bodies twice", async () => {
    const dev = await loadEnvironment("dev");
    const settings = { ...dev, edge: { ...dev.edge, limits: LIMITS } };
    const scale = { minReplicas: 1, maxReplicas: 2, sourceCidrBlocks: ["0.0.0.0/0"] };
    const firewall = { mode: "Block", paranoiaLevel: 1 } as const;
    const config = nginxConfig({ kind: "ingressNginx", firewall, ...scale }, settings);
    assert.match(config["modsecurity-snippet"] ?? "", /^Include .*modsecurity\.conf\nSecRuleEngine On\n/);
    assert.match(config["modsecurity-snippet"] ?? "", /SecRequestBodyLimit 524288/);
    assert.equal(config["proxy-body-size"], "512k");
  });
});

describe("Kong", () => {
  it("has plugins for every route, and others that a route names", async () => {
    const { edge } = await loadEnvironment("dev");
    const plugins = pluginsOf({ ...edge, limits: LIMITS });
    const named = plugins.filter(({ global }) => !global).map(({ name }) => name);
    assert.deepEqual(named.sort(), Object.values(ROUTE_PLUGINS).sort());
    assert.deepEqual(
      plugins.filter(({ plugin }) => plugin === "rate-limiting").map(({ config }) => config["second"]),
      [100, 50],
    );
  });

  it("limits APIs, and gives tools a policy that their pages work under", () => {
    const plugins = (host: Host) => kongAnnotations(host)["konghq.com/plugins"];
    assert.deepEqual([plugins(APP), plugins(TOOL)], [ROUTE_PLUGINS.api, ROUTE_PLUGINS.tool]);
    assert.equal(kongAnnotations(APP)["konghq.com/preserve-host"], "false");
    assert.equal(kongAnnotations(TOOL)["konghq.com/protocols"], "https");
  });
});

describe("an Ingress", () => {
  it("has the certificate of its host, and the paths that are served", () => {
    const spec = ingressSpec(
      "kong",
      { ...TOOL, host: "id.example.com", owner: { kind: "keycloak" } },
      BACKEND,
    );
    assert.deepEqual(spec.tls, [{ hosts: ["id.example.com"], secretName: "id-example-com-tls" }]);
    assert.ok(spec.rules[0]?.http.paths.every(({ path }) => path !== "/"));
    assert.equal(ingressSpec("kong", APP, BACKEND).rules[0]?.http.paths[0]?.path, "/");
  });
});
