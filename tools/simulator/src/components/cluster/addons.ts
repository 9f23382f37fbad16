/** The add-ons kube-proxy and CoreDNS, and what all add-ons share. */
import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../tags.ts";

type AddonOptions = eks.types.input.KubeProxyAddonOptionsArgs;

/** JSON with sorted keys, so that the order in which a program writes settings makes no difference. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The newest version for the cluster's Kubernetes version: it moves between two runs, so give one instead. */
export function newestVersion(
  addonName: string,
  kubernetesVersion: pulumi.Input<string>,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  return aws.eks
    .getAddonVersionOutput({ addonName, kubernetesVersion, mostRecent: true }, { parent })
    .apply((answer) => answer.version);
}

function createAddon(
  name: string,
  addonName: string,
  cluster: aws.eks.Cluster,
  given: AddonOptions | undefined,
  tags: Tags | undefined,
  options: pulumi.CustomResourceOptions & { readonly parent: pulumi.Resource },
): aws.eks.Addon {
  return new aws.eks.Addon(
    `${name}-${addonName}`,
    {
      clusterName: cluster.name,
      addonName,
      addonVersion: given?.version ?? newestVersion(addonName, cluster.version, options.parent),
      preserve: true,
      resolveConflictsOnCreate: given?.resolveConflictsOnCreate ?? "OVERWRITE",
      resolveConflictsOnUpdate: given?.resolveConflictsOnUpdate ?? "OVERWRITE",
      configurationValues:
        given?.configurationValues && pulumi.output(given.configurationValues).apply(stableJson),
      tags,
    },
    options,
  );
}

/** Auto Mode brings kube-proxy's work itself. */
export function createKubeProxy(
  name: string,
  args: eks.ClusterArgs,
  cluster: aws.eks.Cluster,
  parent: pulumi.Resource,
): void {
  const options = args.kubeProxyAddonOptions;
  if (options?.enabled ?? !args.autoMode?.enabled) {
    createAddon(name, "kube-proxy", cluster, options, args.tags, { parent });
  }
}

/**
 * CoreDNS needs nodes to run on, so without nodes of the component's own it is created only where the program says
 * so. It waits for no node group: on a cluster without nodes the add-on stays degraded until nodes come. On Fargate
 * it waits for the profile, without which its pods would never be scheduled there.
 */
export function createCoreDns(
  name: string,
  args: eks.ClusterArgs,
  cluster: aws.eks.Cluster,
  fargateProfile: pulumi.Output<aws.eks.FargateProfile | undefined>,
  parent: pulumi.Resource,
): void {
  const options = args.corednsAddonOptions;
  const asked = options?.enabled === true || options?.configurationValues !== undefined;
  const hasNodes = !args.skipDefaultNodeGroup || args.autoMode?.enabled === true;
  fargateProfile.apply((profile) => {
    if (!asked && !((profile !== undefined || hasNodes) && (options?.enabled ?? true))) return;
    const configurationValues = profile
      ? pulumi.output(options?.configurationValues).apply((own) => ({ computeType: "Fargate", ...own }))
      : options?.configurationValues;
    const given = { ...options, configurationValues } as AddonOptions;
    const dependsOn = profile ? [profile] : [];
    createAddon(name, "coredns", cluster, given, args.tags, { parent, dependsOn });
  });
}
