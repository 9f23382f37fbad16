/** Tokens: requests from outside to listed hosts carry one of the issuer's, or are refused at the gateway. MSH-04. */
import type { MeshSettings } from "@drydock/core/environment";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Gateways } from "../gateways/gateways.ts";
import { createObject, type Installing } from "../installing.ts";

type Tokens = NonNullable<MeshSettings["jwt"]>;

export function createTokenRules(
  installing: Installing,
  { ingress }: Gateways,
  istiod: pulumi.Resource,
): k8s.apiextensions.CustomResource[] {
  const { jwt } = installing.context.settings.mesh;
  if (!jwt) return [];
  const { name, namespace } = ingress;
  const security = { apiVersion: "security.istio.io/v1", namespace } as const;
  const validated = createObject(
    installing,
    "tokens",
    { ...security, kind: "RequestAuthentication", name: "tokens", spec: validationSpec(name, jwt) },
    [istiod],
  );
  const required = createObject(
    installing,
    "tokens-required",
    { ...security, kind: "AuthorizationPolicy", name: "tokens-required", spec: requirementSpec(name, jwt) },
    [validated],
  );
  return [validated, required];
}

/** A wrong token is refused everywhere. The application gets a right one as it came. */
export function validationSpec(gateway: string, { issuer, jwksUri, audiences }: Tokens) {
  return {
    selector: { matchLabels: { app: gateway } },
    jwtRules: [{ issuer, jwksUri, audiences: [...audiences], forwardOriginalToken: true }],
  };
}

/** Validation alone lets requests without a token pass. The host may come with its port. */
export function requirementSpec(gateway: string, { hosts, publicPaths }: Tokens) {
  return {
    selector: { matchLabels: { app: gateway } },
    action: "DENY",
    rules: [
      {
        from: [{ source: { notRequestPrincipals: ["*"] } }],
        to: [
          {
            operation: {
              hosts: hosts.flatMap((host) => [host, `${host}:*`]),
              ...(publicPaths.length > 0 ? { notPaths: [...publicPaths] } : {}),
            },
          },
        ],
      },
    ],
  };
}
