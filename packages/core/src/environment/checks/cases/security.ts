/** Changes to prod that break a rule of security. */
import { all, type Case, remove, set } from "./case.ts";

const path = (...steps: (string | number)[]): (string | number)[] => ["security", ...steps];

export const SECURITY: readonly Case[] = [
  {
    check: "enforcedNamespacesExist",
    change: set(path("admission", "enforcedNamespaces"), ["application", "aplication"]),
    path: "security.admission.enforcedNamespaces[1]",
    message: /^must be one of namespaces \(got aplication\)$/,
    remedy: /correct the name/,
  },
  {
    check: "productionEnforces",
    change: set(path("admission", "enforcement"), "Observe"),
    path: "security.admission.enforcement",
    message: /^must be Enforce in production \(got Observe\)$/,
    remedy: /out of enforcedNamespaces/,
  },
  {
    check: "ownRegistryAllowed",
    change: set(path("admission", "allowedRegistries"), ["public.ecr.aws"]),
    path: "security.admission.allowedRegistries",
    message: /\(none is of 111111111111\)$/,
    remedy: /^add 111111111111\.dkr/,
  },
  {
    check: "vaultStoreHasVault",
    change: all(remove(path("identity", "vault")), set(["apps", "llm-agent-service", "flows"], [])),
    path: "security.externalSecrets.vaultStore",
    message: /^must be false without security\.identity\.vault/,
    remedy: /vaultStore: false, or add/,
  },
  {
    check: "identityNamespaceExists",
    change: all(remove(["namespaces", "infrastructure"]), set(["backup", "namespaces"], ["data"])),
    path: "security.identity",
    message: /^must be empty without the namespace infrastructure/,
    remedy: /add namespaces\.infrastructure/,
  },
  {
    check: "vaultVolumeHoldsIops",
    change: set(path("identity", "vault", "dataStorageGiB"), 31),
    path: "security.identity.vault.dataStorageGiB",
    message: /^must be at least 32: .* 16000 \(got 31\)$/,
    remedy: /write dataStorageGiB: 32/,
  },
  {
    check: "hostedZonesUnique",
    change: set(
      path("certificates", "hostedZones"),
      ["Z0111111111111111111", "Z0444444444444444444"].map((hostedZoneId) => ({
        domain: "example.com",
        hostedZoneId,
      })),
    ),
    path: "security.certificates.hostedZones[1].domain",
    message: /^must be named once \(got example\.com, as in hostedZones\[0\]\)$/,
    remedy: /keep the public zone/,
  },
];
