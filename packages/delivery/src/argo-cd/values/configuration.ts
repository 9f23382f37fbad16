/** Argo CD's own configuration: who signs in, what they may do, and which namespaces it sees. */
import type { ArgoCdSettings } from "@drydock/core/environment";
import { ARGO_CD } from "@drydock/core/flows";
import { OIDC_KEY, OIDC_SECRET, THIS_CLUSTER } from "../names.ts";

export function configuration({ host, oidc, tenants }: ArgoCdSettings) {
  return {
    cm: {
      url: `https://${host}`,
      // Nobody but the identity provider says who somebody is.
      "admin.enabled": false,
      "users.anonymous.enabled": false,
      "exec.enabled": false,
      "oidc.config": JSON.stringify(signIn(oidc)),
      // Kinds that its roles do not list are left alone, and not reported as errors.
      "resource.respectRBAC": "strict",
    },
    rbac: {
      "policy.default": "",
      "policy.csv": policies(oidc),
      scopes: "[groups]",
    },
    clusterCredentials: {
      "in-cluster": {
        server: THIS_CLUSTER,
        // Without a list it would ask for rights over the whole cluster; its own namespace is there without tenants too.
        namespaces: [ARGO_CD, ...Object.keys(tenants)].join(","),
        config: { tlsClientConfig: { insecure: false } },
      },
    },
  };
}

/** JSON is YAML. The secret is a reference, which the server resolves. */
function signIn({ issuer, clientId }: ArgoCdSettings["oidc"]) {
  return {
    name: "OpenID Connect",
    issuer,
    clientID: clientId,
    clientSecret: `$${OIDC_SECRET}:${OIDC_KEY}`,
    requestedScopes: ["openid", "profile", "email", "groups"],
    requestedIDTokenClaims: { groups: { essential: true } },
  };
}

/** Tenants' own roles are in their projects. https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/ */
export function policies({
  adminGroup,
  readOnlyGroups,
}: Pick<ArgoCdSettings["oidc"], "adminGroup" | "readOnlyGroups">): string {
  return [
    `g, ${adminGroup}, role:admin`,
    ...readOnlyGroups.map((group) => `g, ${group}, role:readonly`),
  ].join("\n");
}
