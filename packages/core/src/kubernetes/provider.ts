/** The Kubernetes provider of a layer, from the cluster's contract. */
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

export interface ClusterConnection {
  readonly clusterName: pulumi.Input<string>;
  readonly clusterArn: pulumi.Input<string>;
  readonly clusterEndpoint: pulumi.Input<string>;
  readonly certificateAuthorityData: pulumi.Input<string>;
}

/**
 * Kubeconfig without a credential in it: the token comes from `aws eks get-token` at the moment of use, with the
 * deployer's own identity.
 */
export function kubeconfig(connection: ClusterConnection, region: string): pulumi.Output<string> {
  return pulumi
    .all([connection.clusterName, connection.clusterEndpoint, connection.certificateAuthorityData])
    .apply(([name, server, certificate]) =>
      JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        "current-context": name,
        clusters: [{ name, cluster: { server, "certificate-authority-data": certificate } }],
        contexts: [{ name, context: { cluster: name, user: name } }],
        users: [
          {
            name,
            user: {
              exec: {
                apiVersion: "client.authentication.k8s.io/v1beta1",
                command: "aws",
                args: ["--region", region, "eks", "get-token", "--cluster-name", name, "--output", "json"],
                interactiveMode: "Never",
              },
            },
          },
        ],
      }),
    );
}

/**
 * A provider that stays itself when the cluster's endpoint or certificate changes: `clusterIdentifier` is the
 * cluster's ARN, so an update of the cluster never replaces the objects in it.
 */
export function kubernetesProvider(
  name: string,
  connection: ClusterConnection,
  region: string,
  options: pulumi.ResourceOptions = {},
): k8s.Provider {
  return new k8s.Provider(
    name,
    {
      kubeconfig: kubeconfig(connection, region),
      clusterIdentifier: connection.clusterArn,
      enableServerSideApply: true,
    },
    options,
  );
}
