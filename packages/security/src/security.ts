/** What keeps the cluster safe: admission, certificates, secrets, detection, scanning, and the services of identity. */
import type { ContractInputs, securityContract } from "@drydock/core/contracts";
import * as pulumi from "@pulumi/pulumi";
import { createAdmissionPolicies } from "./admission/policies.ts";
import { ADMISSION_RULES } from "./admission/rules/index.ts";
import { createCertManager } from "./certificates/cert-manager.ts";
import { createIssuers, issuerNames } from "./certificates/issuers.ts";
import { RENEW_BEFORE } from "./certificates/renewal.ts";
import type { SecurityContext } from "./context.ts";
import { createFalco } from "./detection/falco.ts";
import { createTrivy } from "./detection/trivy.ts";
import { createGatekeeper } from "./gatekeeper/gatekeeper.ts";
import { createIdentityServices } from "./identity/services.ts";
import { createImageRepositories } from "./images.ts";
import { createProvider } from "./installing.ts";
import { createExternalSecrets } from "./secrets/external-secrets.ts";
import { createSecretsKey } from "./secrets/key.ts";
import { createSecretStores, storeNames } from "./secrets/stores.ts";

export class Security extends pulumi.ComponentResource {
  readonly outputs: ContractInputs<typeof securityContract>;

  constructor(name: string, context: SecurityContext, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:security:Security", name, {}, opts);
    const { admission, externalSecrets } = context.settings.security;
    const provider = createProvider(this, name, context);
    const installing = { parent: this, name, context, provider };
    createAdmissionPolicies(this, name, admission, provider, ADMISSION_RULES);
    createGatekeeper(installing);
    const secretsKey = createSecretsKey(this, name, context);
    const secretsController = createExternalSecrets(installing, secretsKey);
    const stores = createSecretStores(installing, secretsController);
    const certManager = createCertManager(installing);
    const issuers = createIssuers(installing, certManager);
    createFalco(installing);
    createTrivy(installing);
    const images = createImageRepositories(this, name, context);
    const identityEndpoints = createIdentityServices(installing, { stores, issuers });
    this.outputs = {
      secretStoreNames: storeNames(stores),
      secretPathPrefix: externalSecrets.secretPathPrefix,
      secretsKeyArn: secretsKey.keyArn,
      clusterIssuerNames: issuerNames(issuers),
      certificateRenewBefore: RENEW_BEFORE,
      imageRepositoryUrls: images,
      enforcedNamespaces: [...admission.enforcedNamespaces],
      identityEndpoints,
    };
    this.registerOutputs(this.outputs);
  }
}
