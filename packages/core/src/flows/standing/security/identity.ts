/** Flows of Vault, Keycloak and OpenFGA among themselves and to what they stand on. Their callers declare their own. */
import type { Environment } from "../../../environment/schema.ts";
import { type FlowMap, type PodsPeer, tcp } from "../../flow.ts";

const NAMESPACE = "infrastructure";
const NAME = "app.kubernetes.io/name";
const INSTANCE = "app.kubernetes.io/instance";

function pods(podLabels: PodsPeer["podLabels"], serviceAccount: string, inMesh = false): PodsPeer {
  return { kind: "pods", namespace: NAMESPACE, podLabels, serviceAccount, inMesh };
}

/** Where a PostgreSQL of AWS has its addresses: the private subnets. */
function database({ network }: Environment): FlowMap {
  return {
    peers: {
      "identity-database": {
        kind: "managed",
        cidrBlocks: network.availabilityZones.map(({ privateSubnetCidrBlock }) => privateSubnetCidrBlock),
      },
    },
    flows: [],
  };
}

function vault(readByExternalSecrets: boolean): FlowMap {
  return {
    peers: {
      vault: pods({ [NAME]: "vault", [INSTANCE]: "vault", component: "server" }, "vault"),
      "vault-agent-injector": pods(
        { [NAME]: "vault-agent-injector", [INSTANCE]: "vault", component: "webhook" },
        "vault-agent-injector",
      ),
    },
    flows: [
      { from: "vault", to: "vault", ports: tcp(8200, 8201), why: "joins and replicates the Raft group" },
      { from: "vault", to: "kube-api", ports: tcp(443), why: "reviews tokens, and labels the leader" },
      { from: "vault", to: "pod-identity", ports: tcp(80), why: "credentials of its role" },
      { from: "vault", to: "aws-apis", ports: tcp(443), why: "unseals itself with KMS" },
      { from: "prometheus", to: "vault", ports: tcp(8200), why: "metrics" },
      { from: "control-plane", to: "vault-agent-injector", ports: tcp(8080), why: "adds agents to pods" },
      {
        from: "vault-agent-injector",
        to: "kube-api",
        ports: tcp(443),
        why: "its certificate and its webhook's",
      },
      ...(readByExternalSecrets
        ? [{ from: "external-secrets", to: "vault", ports: tcp(8200), why: "the second secret store" }]
        : []),
    ],
  };
}

const KEYCLOAK: FlowMap = {
  peers: { keycloak: pods({ [NAME]: "keycloakx", [INSTANCE]: "keycloak" }, "keycloak") },
  flows: [
    { from: "keycloak", to: "keycloak", ports: tcp(7800, 57800), why: "shares sessions between replicas" },
    { from: "keycloak", to: "identity-database", ports: tcp(5432), why: "users, realms and sessions" },
    { from: "prometheus", to: "keycloak", ports: tcp(9000), why: "metrics" },
  ],
};

function openfga(inMesh: boolean): FlowMap {
  return {
    peers: { openfga: pods({ [NAME]: "openfga", [INSTANCE]: "openfga" }, "openfga", inMesh) },
    flows: [
      { from: "openfga", to: "identity-database", ports: tcp(5432), why: "models and relations" },
      { from: "prometheus", to: "openfga", ports: tcp(2112), why: "metrics" },
    ],
  };
}

export function identityServiceFlows(environment: Environment): FlowMap[] {
  const { security, namespaces } = environment;
  const { vault: hasVault, keycloak, openfga: hasOpenfga } = security.identity;
  return [
    ...(keycloak || hasOpenfga ? [database(environment)] : []),
    ...(hasVault ? [vault(security.externalSecrets.vaultStore)] : []),
    ...(keycloak ? [KEYCLOAK] : []),
    ...(hasOpenfga ? [openfga(namespaces[NAMESPACE]?.istioInjection ?? false)] : []),
  ];
}
