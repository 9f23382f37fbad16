/** Vault: Raft on encrypted volumes, TLS between all of its parts, unsealed by a key of KMS. */
import { chartSource } from "@drydock/core/catalogue";
import type { VaultSettings } from "@drydock/core/environment";
import { partitionOf } from "@drydock/core/naming";
import { EncryptionKey } from "@drydock/encryption-key";
import { HelmAddon } from "@drydock/helm-addon";
import type { PolicyStatement } from "@drydock/workload-identity";
import * as pulumi from "@pulumi/pulumi";
import { createInternalCertificate, serviceNames } from "../certificates/internal-certificate.ts";
import { type Installing, networkPolicies, placementOf } from "../installing.ts";
import { NAMESPACE, type IdentityUpstream } from "./services.ts";
import { INTERNAL_SERVICE } from "./vault-config.ts";
import { TLS_SECRET, vaultValues } from "./vault-values.ts";

export function createVault(
  installing: Installing,
  { issuers }: IdentityUpstream,
  namespace: pulumi.Output<string>,
  settings: VaultSettings,
): pulumi.Output<string> {
  const { parent, name, context, provider } = installing;
  const { clusterName, clusterArn } = context.upstream.cluster;
  const key = createUnsealKey(installing);
  const certificate = createInternalCertificate(installing, issuers, {
    namespace,
    secretName: TLS_SECRET,
    dnsNames: vaultNames(),
    ipAddresses: ["127.0.0.1"],
  });
  const vault = new HelmAddon(
    `${name}-vault`,
    {
      ...chartSource("vault"),
      releaseName: "vault",
      namespace,
      identities: [{ clusterName, clusterArn, serviceAccount: "vault", statements: unseal(key.keyArn) }],
      networkPolicies: networkPolicies(installing, "vault", "vault-agent-injector"),
      values: key.keyId.apply((kmsKeyId) =>
        vaultValues(settings, {
          placement: placementOf(installing),
          namespace: NAMESPACE,
          region: context.region,
          kmsKeyId,
        }),
      ),
    },
    { parent, providers: [provider], dependsOn: [certificate] },
  );
  return pulumi.interpolate`https://vault-active.${vault.namespace}.svc:8200`;
}

/** Protected: without the key Vault stays sealed for ever, and its backups with it. */
function createUnsealKey({ parent, name, context }: Installing): EncryptionKey {
  const { environment, accountId, region, settings, production } = context;
  const { keyRotationDays, keyDeletionWindowDays } = settings.cluster.encryption;
  return new EncryptionKey(
    `${name}-vault-unseal`,
    {
      description: `Unseals Vault of ${environment}.`,
      accountId,
      region,
      partition: partitionOf(region),
      rotationPeriodInDays: keyRotationDays,
      deletionWindowInDays: keyDeletionWindowDays,
    },
    { parent, protect: production },
  );
}

/** https://developer.hashicorp.com/vault/docs/configuration/seal/awskms */
export function unseal(keyArn: pulumi.Input<string>): PolicyStatement[] {
  return [{ sid: "Unseal", actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"], resources: [keyArn] }];
}

function vaultNames(): string[] {
  const services = ["vault", "vault-active", "vault-standby", INTERNAL_SERVICE];
  return [
    ...services.flatMap((service) => serviceNames(service, NAMESPACE)),
    `*.${INTERNAL_SERVICE}`,
    `*.${INTERNAL_SERVICE}.${NAMESPACE}.svc`,
    "localhost",
  ];
}
