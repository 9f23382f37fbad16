/** Add-ons that have to be there before the first node, beside the CNI. */
import type { HardenedCluster } from "@drydock/hardened-cluster";
import { EksAddon } from "@drydock/eks-addon";
import type * as pulumi from "@pulumi/pulumi";
import type { ClusterContext } from "./context.ts";
import { pinnedAddonVersion } from "./plan.ts";

/** First of all add-ons: the others get their AWS credentials from it. */
export function createPodIdentityAgent(
  parent: pulumi.Resource,
  name: string,
  { settings }: ClusterContext,
  control: HardenedCluster,
): EksAddon {
  return new EksAddon(
    `${name}-eks-pod-identity-agent`,
    {
      clusterName: control.clusterName,
      addonName: "eks-pod-identity-agent",
      addonVersion: pinnedAddonVersion(settings.cluster, "eks-pod-identity-agent"),
    },
    { parent },
  );
}

/** None where Cilium takes its place. */
export function createKubeProxy(
  parent: pulumi.Resource,
  name: string,
  { settings }: ClusterContext,
  control: HardenedCluster,
): EksAddon[] {
  if (settings.cluster.networking.cni === "CiliumEni") return [];
  return [
    new EksAddon(
      `${name}-kube-proxy`,
      {
        clusterName: control.clusterName,
        addonName: "kube-proxy",
        addonVersion: pinnedAddonVersion(settings.cluster, "kube-proxy"),
      },
      { parent },
    ),
  ];
}
