/** Proves that the kubeconfig holds no credential and is readable, and that the cluster's ARN is its identity. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import { kubernetesProvider } from "./provider.ts";

const CONNECTION = {
  clusterName: "drydock-prod",
  clusterArn: "arn:aws:eks:eu-west-1:111111111111:cluster/drydock-prod",
  clusterEndpoint: "https://ABCDEF.gr7.eu-west-1.eks.amazonaws.com",
  certificateAuthorityData: "Y2VydGlmaWNhdGU=",
};

async function registered() {
  const observed = await observe(() => {
    kubernetesProvider("cluster-kubernetes", CONNECTION, "eu-west-1");
  });
  assert.deepEqual(observed.errors, []);
  return observed.get("pulumi:providers:kubernetes", "cluster-kubernetes");
}

interface Kubeconfig {
  "current-context": string;
  clusters: { name: string; cluster: Record<string, unknown> }[];
  contexts: { name: string; context: Record<string, unknown> }[];
  users: { name: string; user: { exec: { command: string; args: string[] } } }[];
}

async function kubeconfigOf(): Promise<Kubeconfig> {
  return JSON.parse((await registered()).inputs["kubeconfig"] as string) as Kubeconfig;
}

describe("the Kubernetes provider of a layer", () => {
  it("is identified by the cluster's ARN, so that a changed endpoint replaces nothing", async () => {
    assert.equal((await registered()).inputs["clusterIdentifier"], CONNECTION.clusterArn);
  });

  it("applies on the server", async () => {
    assert.equal((await registered()).inputs["enableServerSideApply"], "true");
  });

  it("points at the endpoint, and trusts the cluster's certificate and no other", async () => {
    const { clusters, contexts, "current-context": current } = await kubeconfigOf();
    assert.deepEqual(clusters, [
      {
        name: "drydock-prod",
        cluster: {
          server: CONNECTION.clusterEndpoint,
          "certificate-authority-data": CONNECTION.certificateAuthorityData,
        },
      },
    ]);
    assert.deepEqual(contexts, [
      { name: "drydock-prod", context: { cluster: "drydock-prod", user: "drydock-prod" } },
    ]);
    assert.equal(current, "drydock-prod");
  });

  it("has no credential: the user is a command and nothing else", async () => {
    const { users } = await kubeconfigOf();
    assert.equal(users.length, 1);
    assert.deepEqual(Object.keys(users[0]?.user ?? {}), ["exec"]);
    assert.deepEqual(users[0]?.user.exec, {
      apiVersion: "client.authentication.k8s.io/v1beta1",
      command: "aws",
      args: [
        "--region",
        "eu-west-1",
        "eks",
        "get-token",
        "--cluster-name",
        "drydock-prod",
        "--output",
        "json",
      ],
      interactiveMode: "Never",
    });
  });

  it("is not secret, so that a preview shows a changed endpoint", async () => {
    assert.deepEqual((await registered()).secretInputs, []);
  });
});
