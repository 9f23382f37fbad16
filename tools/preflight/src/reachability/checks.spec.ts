/** Proves who can talk to whom, level by level: a plan that is as declared, one mistake at each level, the exact message. */
import assert from "node:assert/strict";
import type { DeclaredFlows, PlannedResource } from "@drydock/core/plan-record";
import { deployment, namespace, object, release } from "../kubernetes/testing/plan.ts";
import { platformOf } from "../platform/platform.ts";
import { aws, cluster, nodeGroup, said, subnet, vpcCni } from "../platform/testing/plan.ts";
import { cut, notDeclared, notEnforced } from "./checks.ts";
import { networkOf } from "./network.ts";

const tcp = (...ports: number[]): DeclaredFlows["flows"][number]["ports"] =>
  ports.map((port) => ({ port, protocol: "TCP" }));

const pods = (app: string, inMesh: boolean): DeclaredFlows["peers"][string] => ({
  kind: "pods",
  namespace: "shop",
  podLabels: { app },
  serviceAccount: app,
  inMesh,
});

const FLOWS: DeclaredFlows = {
  peers: {
    web: pods("web", true),
    api: pods("api", true),
    batch: pods("batch", false),
    internet: { kind: "blocks", cidrBlocks: ["0.0.0.0/0"], except: ["10.0.0.0/16"] },
    database: { kind: "managed", cidrBlocks: ["10.0.0.0/20"] },
  },
  flows: [
    { from: "web", to: "api", ports: tcp(8080), why: "orders" },
    { from: "batch", to: "api", ports: tcp(9090), why: "reports" },
    { from: "internet", to: "web", ports: tcp(8443), why: "customers" },
    { from: "web", to: "internet", ports: tcp(443), why: "payments" },
    { from: "api", to: "database", ports: tcp(5432), why: "its data" },
  ],
};

const port = (one: number): object => ({ port: one, protocol: "TCP" });
const podsOf = (app: string): object => ({ podSelector: { matchLabels: { app } } });
const OUTSIDE = { ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/16"] } };

function policy(app: string, ingress: readonly object[], egress: readonly object[]): PlannedResource {
  return object("networking.k8s.io/v1", "NetworkPolicy", `shop/${app}`, {
    spec: { podSelector: { matchLabels: { app } }, policyTypes: ["Ingress", "Egress"], ingress, egress },
  });
}

const WEB = policy(
  "web",
  [{ from: [OUTSIDE], ports: [port(8443)] }],
  [
    { to: [podsOf("api")], ports: [port(8080)] },
    { to: [OUTSIDE], ports: [port(443)] },
  ],
);
const API = policy(
  "api",
  [
    { from: [podsOf("web")], ports: [port(8080)] },
    { from: [podsOf("batch")], ports: [{ port: "metrics", protocol: "TCP" }] },
  ],
  [{ to: [{ ipBlock: { cidr: "10.0.0.0/20" } }], ports: [port(5432)] }],
);
const BATCH = policy("batch", [], [{ to: [podsOf("api")], ports: [port(9090)] }]);

const mesh = (kind: string, name: string, spec: object): PlannedResource =>
  object("security.istio.io/v1", kind, `shop/${name}`, { spec });
const STRICT = mesh("PeerAuthentication", "api", {
  selector: { matchLabels: { app: "api" } },
  mtls: { mode: "STRICT" },
  portLevelMtls: { 9090: { mode: "DISABLE" } },
});
const CALLERS = (principal: string): PlannedResource =>
  mesh("AuthorizationPolicy", "api", {
    selector: { matchLabels: { app: "api" } },
    rules: [
      { from: [{ source: { principals: [principal] } }], to: [{ operation: { ports: ["8080"] } }] },
      { to: [{ operation: { ports: ["9090"] } }] },
    ],
  });
const OPEN_WEB = mesh("AuthorizationPolicy", "web", {
  selector: { matchLabels: { app: "web" } },
  rules: [{ from: [{ source: { ipBlocks: ["0.0.0.0/0"] } }] }],
});

const METRICS = { container: { ports: [{ name: "metrics", containerPort: 9090 }] } };
const DATABASE = [
  aws("rds/subnetGroup:SubnetGroup", "database", { subnetIds: ["a"] }),
  aws("rds/instance:Instance", "database", {
    engine: "postgres",
    dbSubnetGroupName: "database",
    vpcSecurityGroupIds: ["sg-database"],
  }),
];
const rule = (fromPort: number, referencedSecurityGroupId = "sg-nodes"): PlannedResource =>
  aws("vpc/securityGroupIngressRule:SecurityGroupIngressRule", `rule-${fromPort}`, {
    securityGroupId: "sg-database",
    referencedSecurityGroupId,
    ipProtocol: "tcp",
    fromPort,
    toPort: fromPort,
  });

const PARTS = {
  base: [
    subnet("a", "10.0.0.0/20", "zone-a"),
    cluster(),
    nodeGroup("web", 1, ["a"]),
    release("istiod", "istiod", "istio-system"),
    namespace("shop", { "istio-injection": "enabled" }),
  ],
  workloads: [deployment("shop/web"), deployment("shop/api", {}, METRICS), deployment("shop/batch")],
  web: [WEB],
  api: [API],
  batch: [BATCH],
  mesh: [STRICT, CALLERS("cluster.local/ns/shop/sa/web"), OPEN_WEB],
  database: [...DATABASE, rule(5432)],
};

const plan = (changed: Partial<typeof PARTS> = {}): PlannedResource[] =>
  Object.values({ ...PARTS, ...changed }).flat();
const cuts = (changed: Partial<typeof PARTS>): string[] => said(cut, plan(changed), { flows: FLOWS });
const open = (changed: Partial<typeof PARTS>): string[] => said(notDeclared, plan(changed), { flows: FLOWS });

describe("reachability", () => {
  it("passes where everything is as declared, and where nothing is declared", () => {
    assert.deepEqual(cuts({}), []);
    assert.deepEqual(open({}), []);
    assert.deepEqual(said(notDeclared, plan({ web: [], api: [] })), []);
  });

  it("is written down for all declared connections, with subnets", () => {
    const network = networkOf(platformOf({ resources: plan(), flows: FLOWS }));
    assert.deepEqual(
      network?.reachability.map(
        ({ from, to, port: one, reachable, level }) => `${from} ${to} ${one} ${String(reachable)} ${level}`,
      ),
      [
        "web api 8080 true mesh",
        "batch api 9090 true mesh",
        "internet web 8443 true mesh",
        "web internet 443 true networkPolicy",
        "api database 5432 true securityGroup",
      ],
    );
    assert.deepEqual(
      network?.subnets.map(({ name, fullAtNodes }) => [name, fullAtNodes]),
      [["a", null]],
    );
    assert.equal(networkOf(platformOf({ resources: [] })), undefined);
  });
});

describe("reachability/Cut", () => {
  it("fails where a NetworkPolicy of the caller, or of the callee, does not open it", () => {
    assert.deepEqual(cuts({ batch: [policy("batch", [], [])] }), [
      "fail batch cannot reach api on TCP 9090, which the environment declares: reports; no egress rule of batch opens 9090 to api",
    ]);
    assert.deepEqual(cuts({ api: [policy("api", [], [{ to: [{ ipBlock: { cidr: "10.0.0.0/20" } }] }])] }), [
      "fail web cannot reach api on TCP 8080, which the environment declares: orders; no ingress rule of api opens 8080 to web",
      "fail batch cannot reach api on TCP 9090, which the environment declares: reports; no ingress rule of api opens 9090 to batch",
    ]);
  });

  it("fails where addresses outside are only let through in part", () => {
    const half = { ipBlock: { cidr: "128.0.0.0/1" } };
    const web = policy(
      "web",
      [{ from: [half], ports: [port(8443)] }],
      [{ to: [podsOf("api"), half], ports: [port(8080), port(443)] }],
    );
    assert.deepEqual(cuts({ web: [web] }), [
      "fail internet cannot reach web on TCP 8443, which the environment declares: customers; no ingress rule of web opens 8443 to internet",
      "fail web cannot reach internet on TCP 443, which the environment declares: payments; no egress rule of web opens 443 to internet",
    ]);
  });

  it("fails where the mesh asks for a certificate that the caller has not, or for another caller", () => {
    const strict = mesh("PeerAuthentication", "api", { mtls: { mode: "STRICT" } });
    const allowed = CALLERS("cluster.local/ns/shop/sa/web");
    assert.deepEqual(
      cuts({ mesh: [strict, allowed] })[0],
      "fail batch cannot reach api on TCP 9090, which the environment declares: reports; PeerAuthentication asks for mutual TLS, and the caller has no certificate",
    );
    assert.deepEqual(cuts({ mesh: [STRICT, CALLERS("cluster.local/ns/shop/sa/frontend"), OPEN_WEB] }), [
      "fail web cannot reach api on TCP 8080, which the environment declares: orders; no rule of AuthorizationPolicy shop/api lets it in",
    ]);
    const denied = mesh("AuthorizationPolicy", "deny", {
      action: "DENY",
      rules: [{ to: [{ operation: { ports: ["8080"] } }] }],
    });
    assert.deepEqual(cuts({ mesh: [STRICT, CALLERS("*"), OPEN_WEB, denied] }), [
      "fail web cannot reach api on TCP 8080, which the environment declares: orders; AuthorizationPolicy shop/deny denies it",
    ]);
  });

  it("fails where no security group of the service lets pods in, or nothing answers there", () => {
    assert.deepEqual(cuts({ database: [...DATABASE, rule(3306)] }), [
      "fail api cannot reach database on TCP 5432, which the environment declares: its data; no security group of database lets pods in on 5432",
    ]);
    assert.deepEqual(cuts({ database: [] }), [
      "fail api cannot reach database on TCP 5432, which the environment declares: its data; no service of the plan answers on 5432 there",
    ]);
  });
});

describe("reachability/NotDeclared", () => {
  it("fails for ports and pods that are let through besides", () => {
    const wide = policy(
      "api",
      [{ from: [podsOf("web")] }, { from: [podsOf("batch")], ports: [port(9090)] }],
      [{ to: [{ ipBlock: { cidr: "10.0.0.0/20" } }], ports: [port(5432)] }],
    );
    const out = policy(
      "web",
      [{ from: [OUTSIDE], ports: [port(8443)] }],
      [
        { to: [podsOf("api")], ports: [port(8080), port(9090)] },
        { to: [OUTSIDE], ports: [port(443)] },
      ],
    );
    assert.deepEqual(open({ api: [wide], web: [out] }), [
      "fail web can reach api on TCP 9090, which no flow declares",
    ]);
  });

  it("fails for addresses outside, and says which", () => {
    const web = policy(
      "web",
      [{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [port(8443)] }],
      [
        { to: [podsOf("api")], ports: [port(8080)] },
        { to: [OUTSIDE], ports: [port(443), port(25)] },
      ],
    );
    assert.deepEqual(open({ web: [web] }), [
      "fail web can reach internet on TCP 25, which no flow declares",
      "fail 10.0.16.0-10.0.255.255 can reach web on TCP 8443, which no flow declares",
    ]);
  });

  it("fails for a workload that no policy holds", () => {
    const found = open({ workloads: [...PARTS.workloads, deployment("shop/forgotten")] });
    assert.ok(
      found.includes("fail shop/forgotten can reach internet on every port, which no flow declares"),
      found.join("\n"),
    );
  });

  it("fails for a service whose group lets pods in, and that nothing declares", () => {
    const cache = [
      aws("elasticache/subnetGroup:SubnetGroup", "cache", { subnetIds: ["a"] }),
      aws("elasticache/replicationGroup:ReplicationGroup", "cache", {
        subnetGroupName: "cache",
        securityGroupIds: ["sg-database"],
      }),
    ];
    assert.deepEqual(open({ database: [...PARTS.database, ...cache, rule(6379)] }), [
      "fail pods can reach cache on TCP 6379, which no flow declares",
    ]);
  });
});

describe("reachability/PoliciesNotEnforced", () => {
  const on = {
    ...vpcCni({}),
    inputs: { addonName: "vpc-cni", configurationValues: '{"enableNetworkPolicy":"true"}' },
  };

  it("passes where the CNI or a chart enforces them, and where there are none", () => {
    assert.deepEqual(said(notEnforced, [cluster(), on, WEB]), []);
    assert.deepEqual(
      said(notEnforced, [cluster(), vpcCni({}), WEB, release("cilium", "cilium", "kube-system")]),
      [],
    );
    assert.deepEqual(said(notEnforced, [cluster(), vpcCni({})]), []);
  });

  it("fails where nothing does", () => {
    assert.deepEqual(said(notEnforced, [cluster(), vpcCni({}), WEB, API]), [
      "fail nothing enforces the 2 NetworkPolicies of the plan",
    ]);
  });
});
