/** Proves that network policies, authorization policies and security group rules open what flows declare, and nothing else. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  authorizationRules,
  type Flow,
  type FlowMap,
  flowProblems,
  networkPolicyRules,
  networkPolicySpec,
  type PodsPeer,
  portsWithoutMutualTls,
  securityGroupIngress,
  tcp,
  udp,
} from "./index.ts";

const pods = (namespace: string, app: string, inMesh = true): PodsPeer => ({
  kind: "pods",
  namespace,
  podLabels: { app },
  serviceAccount: `${app}-sa`,
  inMesh,
});

const MAP: FlowMap = {
  peers: {
    frontend: pods("production", "frontend"),
    gateway: pods("production", "api-gateway"),
    prometheus: pods("observability", "prometheus", false),
    database: { kind: "managed", cidrBlocks: ["10.0.10.0/24", "10.0.20.0/24"] },
    internet: { kind: "blocks", cidrBlocks: ["0.0.0.0/0"], except: ["10.0.0.0/16"] },
  },
  flows: [
    { from: "frontend", to: "gateway", ports: tcp(8080), http: { methods: ["GET", "POST"] }, why: "pages" },
    { from: "prometheus", to: "gateway", ports: tcp(9090), why: "metrics" },
    { from: "gateway", to: "database", ports: tcp(5432), why: "orders" },
    { from: "frontend", to: "database", ports: tcp(5432), why: "sessions" },
    { from: "gateway", to: "internet", ports: tcp(443), why: "payments" },
  ],
};

describe("networkPolicySpec", () => {
  it("lets in and out what is declared, in both directions of policy", () => {
    assert.deepEqual(networkPolicySpec(MAP, "gateway"), {
      podSelector: { matchLabels: { app: "api-gateway" } },
      policyTypes: ["Ingress", "Egress"],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "production" } },
              podSelector: { matchLabels: { app: "frontend" } },
            },
          ],
          ports: [{ port: 8080, protocol: "TCP" }],
        },
        {
          from: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "observability" } },
              podSelector: { matchLabels: { app: "prometheus" } },
            },
          ],
          ports: [{ port: 9090, protocol: "TCP" }],
        },
      ],
      egress: [
        {
          to: [{ ipBlock: { cidr: "10.0.10.0/24" } }, { ipBlock: { cidr: "10.0.20.0/24" } }],
          ports: [{ port: 5432, protocol: "TCP" }],
        },
        {
          to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/16"] } }],
          ports: [{ port: 443, protocol: "TCP" }],
        },
      ],
    });
  });

  it("closes both directions of a workload without flows", () => {
    const spec = networkPolicySpec({ ...MAP, flows: [] }, "gateway");
    assert.deepEqual([spec.ingress, spec.egress], [[], []]);
    assert.deepEqual(spec.policyTypes, ["Ingress", "Egress"]);
  });

  it("is for pods only", () => {
    assert.throws(() => networkPolicySpec(MAP, "database"), /database is not the name of a workload's pods/);
  });
});

describe("authorizationRules", () => {
  it("tells callers in the mesh by their certificate, and holds them to the methods", () => {
    assert.deepEqual(authorizationRules(MAP, "gateway"), [
      {
        from: [{ source: { principals: ["cluster.local/ns/production/sa/frontend-sa"] } }],
        to: [{ operation: { ports: ["8080"], methods: ["GET", "POST"] } }],
      },
      { to: [{ operation: { ports: ["9090"] } }] },
    ]);
  });

  it("tells addresses outside of the cluster by themselves, and leaves UDP to network policies", () => {
    const map: FlowMap = {
      ...MAP,
      flows: [{ from: "internet", to: "gateway", ports: [...tcp(8443), ...udp(8443)], why: "clients" }],
    };
    assert.deepEqual(authorizationRules(map, "gateway"), [
      { from: [{ source: { ipBlocks: ["0.0.0.0/0"] } }], to: [{ operation: { ports: ["8443"] } }] },
    ]);
    assert.deepEqual(
      authorizationRules({ ...map, flows: [{ ...(map.flows[0] as Flow), ports: udp(53) }] }, "gateway"),
      [],
    );
  });
});

describe("portsWithoutMutualTls", () => {
  it("is what callers without a certificate are declared to reach", () => {
    assert.deepEqual(portsWithoutMutualTls(MAP, "gateway"), [9090]);
    assert.deepEqual(portsWithoutMutualTls(MAP, "frontend"), []);
  });
});

describe("securityGroupIngress", () => {
  it("has one rule for each port, which names the callers", () => {
    assert.deepEqual(securityGroupIngress(MAP, "database"), [
      { protocol: "tcp", port: 5432, description: "from frontend, gateway" },
    ]);
    assert.deepEqual(securityGroupIngress({ ...MAP, flows: [] }, "database"), []);
  });

  it("is for managed services only", () => {
    assert.throws(() => securityGroupIngress(MAP, "gateway"), /gateway has no security group of its own/);
  });
});

describe("flowProblems", () => {
  const WRONG: readonly [problem: string, map: FlowMap][] = [
    [
      "flow from gateway to databse: no peer is called databse",
      { ...MAP, flows: [{ from: "gateway", to: "databse", ports: tcp(1), why: "x" }] },
    ],
    [
      "flow from frontend to gateway on TCP 8080: declared twice",
      { ...MAP, flows: [...MAP.flows.slice(0, 1), ...MAP.flows.slice(0, 1)] },
    ],
    [
      "flow from internet to database: neither end is a workload of the cluster, so nothing here can open it",
      { ...MAP, flows: [{ from: "internet", to: "database", ports: tcp(5432), why: "x" }] },
    ],
    [
      "flow from gateway to prometheus: http needs a called workload in the mesh; leave http out, or bring it into the mesh",
      {
        ...MAP,
        flows: [
          { from: "gateway", to: "prometheus", ports: tcp(9090), http: { methods: ["GET"] }, why: "x" },
        ],
      },
    ],
    [
      "peer internet: 10.0.0.7/16 has host bits set; the block is 10.0.0.0/16",
      { peers: { internet: { kind: "blocks", cidrBlocks: ["10.0.0.7/16"] } }, flows: [] },
    ],
  ];

  it("accepts the map", () => assert.deepEqual(flowProblems(MAP), []));

  for (const [problem, map] of WRONG) {
    it(`finds: ${problem}`, () => assert.deepEqual(flowProblems(map), [problem]));
  }
});

describe("every level", () => {
  const NAMES = ["a", "b", "c", "d"] as const;
  const maps: fc.Arbitrary<FlowMap> = fc
    .uniqueArray(
      fc.record({
        from: fc.constantFrom(...NAMES),
        to: fc.constantFrom(...NAMES),
        port: fc.constantFrom(80, 443, 5432),
      }),
      { selector: ({ from, to, port }) => `${from} ${to} ${port}` },
    )
    .map((flows) => ({
      peers: Object.fromEntries(NAMES.map((name) => [name, pods(`ns-${name}`, name)])),
      flows: flows.map(({ from, to, port }) => ({ from, to, ports: tcp(port), why: "declared" })),
    }));

  it("opens a connection between workloads exactly where a flow declares it", () => {
    fc.assert(
      fc.property(maps, (map) => {
        for (const from of NAMES) {
          for (const to of NAMES) {
            for (const port of [80, 443, 5432]) {
              const declared = map.flows.some(
                (flow) => flow.from === from && flow.to === to && flow.ports[0]?.port === port,
              );
              const place = `${from} to ${to} on ${port}`;
              assert.equal(leaves(map, from, to, port), declared, `egress ${place}`);
              assert.equal(enters(map, from, to, port), declared, `ingress ${place}`);
              assert.equal(authorized(map, from, to, port), declared, `authorization ${place}`);
            }
          }
        }
      }),
    );
  });

  const selects = (peer: object | undefined, name: string): boolean =>
    JSON.stringify(peer).includes(`"ns-${name}"`) && JSON.stringify(peer).includes(`"app":"${name}"`);

  function leaves(map: FlowMap, from: string, to: string, port: number): boolean {
    return networkPolicyRules(map, from).egress.some(
      (rule) => rule.to.some((peer) => selects(peer, to)) && rule.ports.some((p) => p.port === port),
    );
  }

  function enters(map: FlowMap, from: string, to: string, port: number): boolean {
    return networkPolicyRules(map, to).ingress.some(
      (rule) => rule.from.some((peer) => selects(peer, from)) && rule.ports.some((p) => p.port === port),
    );
  }

  function authorized(map: FlowMap, from: string, to: string, port: number): boolean {
    return authorizationRules(map, to).some(
      (rule) =>
        (rule.from ?? []).some(({ source }) =>
          source.principals?.includes(`cluster.local/ns/ns-${from}/sa/${from}-sa`),
        ) && rule.to.some(({ operation }) => operation.ports.includes(String(port))),
    );
  }
});
