/** EKS add-ons that need nodes, installed in order once the system pool is ready. */
import { placementOn } from "@drydock/core/placement";
import { EksAddon } from "@drydock/eks-addon";
import type { WorkloadIdentity } from "@drydock/workload-identity";
import * as pulumi from "@pulumi/pulumi";
import type { NodePoolsContext } from "../context.ts";
import { systemPool } from "../plan.ts";
import { addonVersion } from "../versions.ts";
import { type AddonAfterNodes, type AddonSurroundings, AFTER_NODES } from "./configuration.ts";
import { createAddonIdentity } from "./identities.ts";

export interface Addons {
  readonly installed: ReadonlyMap<string, EksAddon>;
  /** Those of `installed` that make and delete volumes. */
  readonly drivers: readonly EksAddon[];
  readonly versions: pulumi.Output<Record<string, string>>;
  readonly roleArns: pulumi.Output<Record<string, string>>;
}

/**
 * After the system pool, because EKS waits for an add-on's pods: without a node CoreDNS stays degraded until the
 * creation times out.
 */
export function createAddons(
  parent: pulumi.Resource,
  name: string,
  context: NodePoolsContext,
  nodes: pulumi.Resource | undefined,
): Addons {
  const installed = new Map<string, EksAddon>();
  const identities = new Map<string, WorkloadIdentity>();
  for (const addon of addonsAfterNodes(context)) {
    const identity = createAddonIdentity(parent, `${name}-${addon}`, context, addon);
    if (identity) identities.set(addon, identity);
    const before = AFTER_NODES[addon].after.flatMap((earlier) => installed.get(earlier) ?? []);
    const dependsOn = [...(nodes ? [nodes] : []), ...before];
    installed.set(addon, createAddon(parent, name, context, addon, identity, dependsOn));
  }
  return {
    installed,
    drivers: [...installed].flatMap(([addon, one]) => (addon.endsWith("-csi-driver") ? [one] : [])),
    versions: collect(installed, (addon) => addon.addonVersion),
    roleArns: collect(identities, (identity) => identity.roleArn),
  };
}

/** Those that the environment asks for, in the order of installation. */
function addonsAfterNodes({ settings }: NodePoolsContext): AddonAfterNodes[] {
  const order = Object.keys(AFTER_NODES) as AddonAfterNodes[];
  return order.filter((addon) => settings.cluster.addons[addon] !== undefined);
}

function createAddon(
  parent: pulumi.Resource,
  name: string,
  context: NodePoolsContext,
  addon: AddonAfterNodes,
  identity: WorkloadIdentity | undefined,
  dependsOn: pulumi.Resource[],
): EksAddon {
  const { cluster } = context.settings;
  const entry = AFTER_NODES[addon];
  return new EksAddon(
    `${name}-${addon}`,
    {
      clusterName: context.upstream.cluster.clusterName,
      addonName: addon,
      addonVersion: addonVersion(addon, cluster.addons[addon]?.version, cluster.kubernetesVersion),
      configuration: "configuration" in entry ? entry.configuration(surroundings(context)) : undefined,
      podIdentityAssociations: identity && [identity.addonAssociation],
    },
    { parent, dependsOn },
  );
}

function surroundings({ region, settings, tags }: NodePoolsContext): AddonSurroundings {
  const system = systemPool(settings.nodePools);
  return { region, replicas: system.minSize, placement: placementOn(settings.nodePools), tags };
}

function collect<T>(
  of: ReadonlyMap<string, T>,
  value: (item: T) => pulumi.Output<string>,
): pulumi.Output<Record<string, string>> {
  return pulumi.output(Object.fromEntries([...of].map(([key, item]) => [key, value(item)])));
}
