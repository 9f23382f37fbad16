/** Kubeconfigs that get their token from the AWS command line. */
import type * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";

export interface KubeconfigParts {
  readonly clusterName: string;
  readonly endpoint: string;
  readonly certificateAuthorityData: string;
  readonly region: string;
  readonly roleArn?: string | undefined;
  readonly profileName?: string | undefined;
}

export function kubeconfigFor(parts: KubeconfigParts): object {
  const apiVersion = "client.authentication.k8s.io/v1beta1";
  const args = [
    ...[
      "--region",
      parts.region,
      "eks",
      "get-token",
      "--cluster-name",
      parts.clusterName,
      "--output",
      "json",
    ],
    ...(parts.roleArn ? ["--role", parts.roleArn] : []),
    ...(parts.profileName ? ["--profile", parts.profileName] : []),
  ];
  return {
    apiVersion: "v1",
    clusters: [
      {
        cluster: { server: parts.endpoint, "certificate-authority-data": parts.certificateAuthorityData },
        name: "kubernetes",
      },
    ],
    contexts: [{ context: { cluster: "kubernetes", user: "aws" }, name: "aws" }],
    "current-context": "aws",
    kind: "Config",
    users: [
      {
        name: "aws",
        user: {
          exec: {
            apiVersion,
            command: "aws",
            args,
            env: [{ name: "KUBERNETES_EXEC_INFO", value: `{"apiVersion": "${apiVersion}"}` }],
          },
        },
      },
    ],
  };
}

/**
 * Two of them: the provider's names the profile of the credentials, and the one given out does not, because its
 * user has profiles of their own.
 */
export function clusterKubeconfigs(
  cluster: aws.eks.Cluster,
  credentials: pulumi.Input<eks.types.input.KubeconfigOptionsArgs> | undefined,
): { readonly forProvider: pulumi.Output<object>; readonly forUsers: pulumi.Output<object> } {
  const configuredProfile = new pulumi.Config("aws").get("profile");
  const parts = pulumi
    .all([cluster.name, cluster.endpoint, cluster.certificateAuthority, cluster.arn, credentials])
    .apply(([clusterName, endpoint, authority, arn, given]) => ({
      clusterName,
      endpoint,
      certificateAuthorityData: authority.data,
      region: arn.split(":")[3] ?? "",
      roleArn: given?.roleArn,
      profileName: given ? given.profileName : configuredProfile,
    }));
  return {
    forProvider: parts.apply(kubeconfigFor),
    forUsers: parts.apply((all) => kubeconfigFor({ ...all, profileName: undefined })),
  };
}
