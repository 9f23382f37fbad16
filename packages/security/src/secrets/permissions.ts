/** Permissions of External Secrets: it reads the secrets of one path, and decrypts them with one key. */
import type { PolicyStatement } from "@drydock/workload-identity";
import type * as pulumi from "@pulumi/pulumi";

export interface SecretsPlace {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly secretPathPrefix: string;
}

/**
 * What the project asks for to read one secret, without the listing that finding secrets by tag would need.
 * https://external-secrets.io/latest/provider/aws-secrets-manager/
 */
export function readSecrets(
  { partition, region, accountId, secretPathPrefix }: SecretsPlace,
  keyArn: pulumi.Input<string>,
): PolicyStatement[] {
  return [
    {
      sid: "ReadSecretsOfThePath",
      actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      resources: [`arn:${partition}:secretsmanager:${region}:${accountId}:secret:${secretPathPrefix}/*`],
    },
    {
      sid: "DecryptThroughSecretsManager",
      actions: ["kms:Decrypt"],
      resources: [keyArn],
      conditions: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
    },
  ];
}
