/** External Secrets: values stay in AWS Secrets Manager, and are in the cluster for as long as they are used. SEC-04. */
import { chartSource } from "@drydock/core/catalogue";
import { partitionOf } from "@drydock/core/naming";
import type { EncryptionKey } from "@drydock/encryption-key";
import { HelmAddon } from "@drydock/helm-addon";
import { createNamespace, type Installing, networkPolicies, placementOf } from "../installing.ts";
import { readSecrets } from "./permissions.ts";
import { externalSecretsValues } from "./values.ts";

export const NAMESPACE = "external-secrets";

export function createExternalSecrets(installing: Installing, secretsKey: EncryptionKey): HelmAddon {
  const { parent, name, context, provider } = installing;
  const { accountId, region, settings, upstream } = context;
  const { replicas, secretPathPrefix } = settings.security.externalSecrets;
  const place = { partition: partitionOf(region), region, accountId, secretPathPrefix };
  return new HelmAddon(
    `${name}-external-secrets`,
    {
      ...chartSource("external-secrets"),
      releaseName: "external-secrets",
      namespace: createNamespace(installing, NAMESPACE),
      identities: [
        {
          clusterName: upstream.cluster.clusterName,
          clusterArn: upstream.cluster.clusterArn,
          serviceAccount: "external-secrets",
          statements: readSecrets(place, secretsKey.keyArn),
        },
      ],
      networkPolicies: networkPolicies(
        installing,
        "external-secrets",
        "external-secrets-webhook",
        "external-secrets-cert-controller",
      ),
      values: externalSecretsValues({ placement: placementOf(installing), replicas, region }),
    },
    { parent, providers: [provider] },
  );
}
