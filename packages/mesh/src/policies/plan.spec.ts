/** Proves that policies of the mesh let in whom flows declare, with what they may ask for, and nobody else. */
import assert from "node:assert/strict";
import { type FlowMap, type PodsPeer, PROXY_PORTS, tcp } from "@drydock/core/flows";
import { allowSpec, egressRules, meshedWorkloads, plainPorts, rulesOf, strictSpec } from "./plan.ts";
import { requirementSpec, validationSpec } from "./tokens.ts";

const pods = (app: string, inMesh = true): PodsPeer => ({
  kind: "pods",
  namespace: "production",
  podLabels: { app },
  serviceAccount: `${app}-sa`,
  inMesh,
});

const MAP: FlowMap = {
  peers: {
    frontend: pods("frontend"),
    "api-gateway": pods("api-gateway"),
    prometheus: pods("prometheus", false),
    "sidecars-production": { ...pods("any"), podLabels: {}, serviceAccount: "*" },
    internet: { kind: "blocks", cidrBlocks: ["0.0.0.0/0"] },
  },
  flows: [
    {
      from: "frontend",
      to: "api-gateway",
      ports: tcp(8080),
      http: { methods: ["GET", "POST"] },
      why: "pages",
    },
    { from: "prometheus", to: "api-gateway", ports: tcp(9090), why: "metrics" },
    { from: "prometheus", to: "frontend", ports: tcp(PROXY_PORTS.metrics), why: "metrics of the proxy" },
    { from: "internet", to: "frontend", ports: tcp(8443, PROXY_PORTS.health), why: "people" },
  ],
};

describe("authorization", () => {
  it("MSH-04: admits the frontend's identity to the gateway, for GET and POST", () => {
    assert.deepEqual(rulesOf(MAP, "api-gateway")[0], {
      from: [{ source: { principals: ["cluster.local/ns/production/sa/frontend-sa"] } }],
      to: [{ operation: { ports: ["8080"], methods: ["GET", "POST"] } }],
    });
  });

  it("leaves out the ports that the proxy answers before any policy", () => {
    assert.deepEqual(rulesOf(MAP, "frontend"), [
      { from: [{ source: { ipBlocks: ["0.0.0.0/0"] } }], to: [{ operation: { ports: ["8443"] } }] },
    ]);
  });

  it("is for workloads with a proxy and labels of their own", () => {
    assert.deepEqual(
      meshedWorkloads(MAP).map(([name]) => name),
      ["frontend", "api-gateway"],
    );
  });

  it("without rules admits nobody", () => {
    assert.deepEqual(allowSpec({ app: "web" }, []), {
      selector: { matchLabels: { app: "web" } },
      action: "ALLOW",
    });
  });

  it("holds callers of the egress gateway to the hosts of their namespace", () => {
    assert.deepEqual(egressRules([{ host: "api.example.com", namespaces: ["application", "data"] }]), [
      {
        from: [
          { source: { principals: ["cluster.local/ns/application/sa/*", "cluster.local/ns/data/sa/*"] } },
        ],
        to: [{ operation: { ports: ["8443"] } }],
        when: [{ key: "connection.sni", values: ["api.example.com"] }],
      },
    ]);
  });
});

describe("mutual TLS", () => {
  it("is off for the ports of callers without a certificate, the proxy's own apart", () => {
    assert.deepEqual(plainPorts(MAP, "api-gateway"), { "9090": "DISABLE" });
    assert.deepEqual(plainPorts(MAP, "frontend"), { "8443": "DISABLE" });
    assert.deepEqual(plainPorts({ ...MAP, flows: MAP.flows.slice(0, 1) }, "api-gateway"), {});
  });

  it("is a choice where callers with a certificate come to the same port", () => {
    const scraped = { from: "prometheus", to: "api-gateway", ports: tcp(8080), why: "metrics" };
    assert.deepEqual(plainPorts({ ...MAP, flows: [...MAP.flows, scraped] }, "api-gateway"), {
      "8080": "PERMISSIVE",
      "9090": "DISABLE",
    });
  });

  it("stays strict for all others", () => {
    assert.deepEqual(strictSpec({ app: "web" }, { "9090": "DISABLE" }), {
      selector: { matchLabels: { app: "web" } },
      mtls: { mode: "STRICT" },
      portLevelMtls: { "9090": { mode: "DISABLE" } },
    });
  });
});

describe("tokens", () => {
  const tokens = {
    issuer: "https://id.example.com/realms/main",
    jwksUri: "https://id.example.com/realms/main/certs",
    audiences: ["api"],
    hosts: ["api.example.com"],
    publicPaths: ["/healthz"],
  };

  it("are those of the issuer, for one of the audiences", () => {
    assert.deepEqual(validationSpec("gateway", tokens), {
      selector: { matchLabels: { app: "gateway" } },
      jwtRules: [
        {
          issuer: tokens.issuer,
          jwksUri: tokens.jwksUri,
          audiences: ["api"],
          forwardOriginalToken: true,
        },
      ],
    });
  });

  it("are required on every path but the public ones, with or without the port in the host", () => {
    const { action, rules } = requirementSpec("gateway", tokens);
    assert.equal(action, "DENY");
    assert.deepEqual(rules, [
      {
        from: [{ source: { notRequestPrincipals: ["*"] } }],
        to: [{ operation: { hosts: ["api.example.com", "api.example.com:*"], notPaths: ["/healthz"] } }],
      },
    ]);
    const [all] = requirementSpec("gateway", { ...tokens, publicPaths: [] }).rules;
    assert.equal(all && "notPaths" in (all.to[0]?.operation ?? {}), false);
  });
});
