/** Flows of Argo CD: its parts among themselves, to repositories, and to who signs people in. */
import type { Environment } from "../../../environment/schema.ts";
import { type Flow, type FlowMap, type PodsPeer, tcp } from "../../flow.ts";

/** Release, namespace, and start of the names of all parts. */
export const ARGO_CD = "argocd";

const SERVER = `${ARGO_CD}-server`;
const REPO_SERVER = `${ARGO_CD}-repo-server`;
const CONTROLLER = `${ARGO_CD}-application-controller`;
const APPLICATION_SETS = `${ARGO_CD}-applicationset-controller`;

/** Ports of the pods. */
const REPO_SERVER_PORT = 8081;
const REDIS_PORT = 6379;
const SENTINEL_PORT = 26_379;
const METRICS: Readonly<Record<string, number>> = {
  [SERVER]: 8083,
  [REPO_SERVER]: 8084,
  [CONTROLLER]: 8082,
  [APPLICATION_SETS]: 8080,
};

const pods = (podLabels: PodsPeer["podLabels"], serviceAccount: string): PodsPeer => ({
  kind: "pods",
  namespace: ARGO_CD,
  podLabels,
  serviceAccount,
  inMesh: false,
});

const part = (name: string): PodsPeer =>
  pods({ "app.kubernetes.io/name": name, "app.kubernetes.io/instance": ARGO_CD }, name);

const PARTS: FlowMap = {
  peers: Object.fromEntries(Object.keys(METRICS).map((name) => [name, part(name)])),
  flows: [
    ...[SERVER, CONTROLLER, APPLICATION_SETS].flatMap((from): Flow[] => [
      { from, to: REPO_SERVER, ports: tcp(REPO_SERVER_PORT), why: "manifests of a repository" },
      { from, to: "kube-api", ports: tcp(443), why: "applications, and what they deploy" },
    ]),
    { from: REPO_SERVER, to: "internet", ports: tcp(443), why: "repositories" },
    { from: SERVER, to: "internet", ports: tcp(443), why: "sign-in at the identity provider" },
    ...Object.entries(METRICS).map(([to, port]): Flow => ({
      from: "prometheus",
      to,
      ports: tcp(port),
      why: "metrics",
    })),
  ],
};

/** Who keeps what it has found out in Redis, which may lose all of it. */
const cached = (to: string): Flow[] =>
  [SERVER, REPO_SERVER, CONTROLLER].map((from) => ({ from, to, ports: tcp(REDIS_PORT), why: "cache" }));

const REDIS = `${ARGO_CD}-redis`;
const SINGLE: FlowMap = {
  peers: { [REDIS]: part(REDIS) },
  flows: [...cached(REDIS), { from: "prometheus", to: REDIS, ports: tcp(9121), why: "metrics" }],
};

const REDIS_HA = `${ARGO_CD}-redis-ha`;
const PROXY = `${REDIS_HA}-haproxy`;
const HIGHLY_AVAILABLE: FlowMap = {
  peers: {
    [REDIS_HA]: pods({ app: "redis-ha", release: ARGO_CD }, REDIS_HA),
    [PROXY]: pods({ app: "redis-ha-haproxy", release: ARGO_CD }, PROXY),
  },
  flows: [
    ...cached(PROXY),
    { from: PROXY, to: REDIS_HA, ports: tcp(REDIS_PORT, SENTINEL_PORT), why: "finds and calls the leader" },
    {
      from: REDIS_HA,
      to: REDIS_HA,
      ports: tcp(REDIS_PORT, SENTINEL_PORT),
      why: "replicates, and elects a leader",
    },
    { from: "prometheus", to: REDIS_HA, ports: tcp(9121), why: "metrics" },
    { from: "prometheus", to: PROXY, ports: tcp(9101), why: "metrics" },
  ],
};

/** Where tenants' pods serve metrics, on a port called metrics: Prometheus reaches no other. */
export const TENANT_METRICS_PORT = 9090;

/** All pods of a tenant. What they open to each other and outside is said in the tenant's own repository. */
export function tenantFlows({ delivery }: Pick<Environment, "delivery">): FlowMap {
  const tenants = Object.keys(delivery.argoCd.tenants);
  const peerName = (tenant: string) => `tenant-${tenant}`;
  return {
    peers: Object.fromEntries(
      tenants.map((tenant) => [
        peerName(tenant),
        { kind: "pods", namespace: tenant, podLabels: {}, serviceAccount: "*", inMesh: false },
      ]),
    ),
    flows: tenants.map((tenant) => ({
      from: "prometheus",
      to: peerName(tenant),
      ports: tcp(TENANT_METRICS_PORT),
      why: "metrics",
    })),
  };
}

export function argoCdFlows({ delivery }: Pick<Environment, "delivery">): FlowMap {
  const redis = delivery.argoCd.availability === "HighlyAvailable" ? HIGHLY_AVAILABLE : SINGLE;
  return { peers: { ...PARTS.peers, ...redis.peers }, flows: [...PARTS.flows, ...redis.flows] };
}

/** Peers of Argo CD: one network policy each. */
export function argoCdPeers(environment: Pick<Environment, "delivery">): string[] {
  return Object.keys(argoCdFlows(environment).peers);
}
