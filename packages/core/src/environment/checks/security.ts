/** Security: settings that name each other, and what they need elsewhere. */
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

const SECURITY = ["security"] as const;
const IDENTITY_NAMESPACE = "infrastructure";

/** A rule that is enforced in a namespace of another name is enforced nowhere. */
export const enforcedNamespacesExist: Check = {
  reads: ["namespaces", "security.admission.enforcedNamespaces"],
  find: ({ namespaces, security }) =>
    security.admission.enforcedNamespaces.flatMap((name, i): Finding[] =>
      Object.hasOwn(namespaces, name)
        ? []
        : [
            {
              path: [...SECURITY, "admission", "enforcedNamespaces", i],
              given: name,
              allowed: Object.keys(namespaces).join(", "),
              message: `must be one of namespaces (got ${name})`,
              change: "correct the name, or add the namespace",
            },
          ],
    ),
};

export const productionEnforces: Check = {
  reads: ["production", "security.admission.enforcement"],
  find: ({ production, security }): Finding[] =>
    production && security.admission.enforcement !== "Enforce"
      ? [
          {
            path: [...SECURITY, "admission", "enforcement"],
            given: security.admission.enforcement,
            allowed: "Enforce",
            message: `must be Enforce in production (got ${security.admission.enforcement})`,
            change:
              "write enforcement: Enforce, and take namespaces that are not ready out of enforcedNamespaces",
          },
        ]
      : [],
};

/** Or pods with the platform's own images would be refused. */
export const ownRegistryAllowed: Check = {
  reads: ["aws", "security.admission.allowedRegistries", "security.imageRepositories.names"],
  find: ({ aws, security }): Finding[] => {
    const { allowedRegistries } = security.admission;
    const used = security.imageRepositories.names.length > 0;
    if (!used || allowedRegistries.some((allowed) => allowed.startsWith(`${aws.accountId}.dkr.ecr.`)))
      return [];
    return [
      {
        path: [...SECURITY, "admission", "allowedRegistries"],
        given: allowedRegistries,
        message: `must have a registry of the account, which imageRepositories are in (none is of ${aws.accountId})`,
        change: `add ${aws.accountId}.dkr.ecr.${aws.region}.amazonaws.com`,
      },
    ];
  },
};

export const vaultStoreHasVault: Check = {
  reads: ["security.externalSecrets.vaultStore", "security.identity"],
  find: ({ security }): Finding[] =>
    security.externalSecrets.vaultStore && !security.identity.vault
      ? [
          {
            path: [...SECURITY, "externalSecrets", "vaultStore"],
            given: true,
            message: "must be false without security.identity.vault: there is no Vault to read from",
            change: "write vaultStore: false, or add identity.vault",
          },
        ]
      : [],
};

export const identityNamespaceExists: Check = {
  reads: ["namespaces", "security.identity"],
  find: ({ namespaces, security }): Finding[] =>
    Object.keys(security.identity).length > 0 && !Object.hasOwn(namespaces, IDENTITY_NAMESPACE)
      ? [
          {
            path: [...SECURITY, "identity"],
            given: Object.keys(security.identity),
            message: `must be empty without the namespace ${IDENTITY_NAMESPACE}, in which its services run`,
            change: `add namespaces.${IDENTITY_NAMESPACE}, or remove identity`,
          },
        ]
      : [],
};

/** https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html: a gp3 volume has at most 500 IOPS a GiB. */
const IOPS_PER_GIB = 500;

export const vaultVolumeHoldsIops: Check = {
  reads: ["storage.fastSsd.iops", "security.identity.vault"],
  find: ({ storage, security }): Finding[] => {
    const { vault } = security.identity;
    const least = Math.ceil(storage.fastSsd.iops / IOPS_PER_GIB);
    if (!vault || vault.dataStorageGiB >= least) return [];
    return [
      {
        path: [...SECURITY, "identity", "vault", "dataStorageGiB"],
        given: vault.dataStorageGiB,
        allowed: `${least} or more`,
        message:
          `must be at least ${least}: EBS gives 500 IOPS a GiB, and storage.fastSsd.iops is ` +
          `${storage.fastSsd.iops} (got ${vault.dataStorageGiB})`,
        change: `write dataStorageGiB: ${least}`,
      },
    ];
  },
};

export const hostedZonesUnique: Check = {
  reads: ["security.certificates.hostedZones"],
  find: ({ security }) => {
    const domains = security.certificates.hostedZones.map(({ domain }) => domain);
    return domains.flatMap((domain, i): Finding[] =>
      domains.indexOf(domain) === i
        ? []
        : [
            {
              path: [...SECURITY, "certificates", "hostedZones", i, "domain"],
              given: domain,
              message: `must be named once (got ${domain}, as in hostedZones[${domains.indexOf(domain)}])`,
              change: "keep the public zone of the two",
            },
          ],
    );
  },
};
