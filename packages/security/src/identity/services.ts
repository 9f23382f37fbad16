/** Services of identity on the infrastructure pool: Vault, Keycloak and OpenFGA, as the environment has them. SEC-06. */
import * as pulumi from "@pulumi/pulumi";
import type { Issuers } from "../certificates/issuers.ts";
import { environmentNamespace, type Installing } from "../installing.ts";
import type { SecretStores } from "../secrets/stores.ts";
import { createKeycloak } from "./keycloak.ts";
import { createOpenfga } from "./openfga.ts";
import { createVault } from "./vault.ts";

export const NAMESPACE = "infrastructure";

/** What the services stand on. */
export interface IdentityUpstream {
  readonly stores: SecretStores;
  readonly issuers: Issuers;
}

/** Address of each service inside of the cluster. */
export function createIdentityServices(
  installing: Installing,
  upstream: IdentityUpstream,
): pulumi.Output<Record<string, string>> {
  const { vault, keycloak, openfga } = installing.context.settings.security.identity;
  if (!vault && !keycloak && !openfga) return pulumi.output<Record<string, string>>({});
  const namespace = environmentNamespace(installing, NAMESPACE);
  return pulumi.all({
    ...(vault ? { vault: createVault(installing, upstream, namespace, vault) } : {}),
    ...(keycloak ? { keycloak: createKeycloak(installing, upstream, namespace, keycloak) } : {}),
    ...(openfga ? { openfga: createOpenfga(installing, upstream, namespace, openfga) } : {}),
  });
}
