/** Contract of the security layer. */
import { z } from "zod";
import { defineContract } from "./contract.ts";

export const securityContract = defineContract({
  layer: "security",
  version: 1,
  outputs: {
    /**
     * ClusterSecretStores by what they read: awsSecretsManager, and vault where the environment has it. Known once
     * ExternalSecret is served.
     */
    secretStoreNames: z.record(z.string(), z.string()),
    /** Start of the names of all secrets that the cluster may read, without a slash at its end. */
    secretPathPrefix: z.string(),
    /** Customer-managed key for secrets in AWS Secrets Manager; External Secrets may decrypt with it. */
    secretsKeyArn: z.string(),
    /** ClusterIssuers: letsencryptStaging, letsencryptProduction, internal. Known once Certificate is served. */
    clusterIssuerNames: z.record(z.string(), z.string()),
    /** How long before its end a certificate is renewed: renewBefore of every Certificate. */
    certificateRenewBefore: z.string(),
    /** ECR repositories by name: their addresses without a tag. */
    imageRepositoryUrls: z.record(z.string(), z.string()),
    /** Namespaces whose workloads must keep the rules of admission. */
    enforcedNamespaces: z.array(z.string()),
    /** Addresses inside of the cluster of vault, keycloak and openfga, as far as the environment has them. */
    identityEndpoints: z.record(z.string(), z.string()),
  },
});
