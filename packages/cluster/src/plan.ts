/** What the environment's settings mean for the control plane and its add-ons. */
import { addonVersion, chart } from "@drydock/core/catalogue";
import type { AddonName, ClusterSettings } from "@drydock/core/environment";
import type { ChartSource } from "@drydock/helm-addon";

/**
 * The version that the environment names, or else the one that the versions catalogue pins for the minor.
 *
 * @throws Error when neither has one: nothing is installed at a version that floats.
 */
export function pinnedAddonVersion(settings: ClusterSettings, addon: AddonName): string {
  const { kubernetesVersion, addons } = settings;
  const version = addons[addon]?.version ?? addonVersion(addon, kubernetesVersion)?.version;
  if (version !== undefined) return version;
  throw new Error(
    `cluster.addons.${addon}: the versions catalogue has no version for Kubernetes ${kubernetesVersion}; set cluster.addons.${addon}.version`,
  );
}

/** The chart as the versions catalogue pins it. */
export function pinnedChart(name: string): ChartSource {
  const { repository, chart: chartName, version } = chart(name);
  return { repository, chart: chartName, version };
}

/** Blocks that may reach the public API endpoint; undefined when there is none. */
export function publicAccessCidrs(settings: ClusterSettings): readonly string[] | undefined {
  const { endpointPublicAccess } = settings;
  return endpointPublicAccess.enabled ? endpointPublicAccess.publicAccessCidrs : undefined;
}

export function securityGroupsForPods({ networking }: ClusterSettings): boolean {
  return networking.cni !== "CiliumEni" && networking.securityGroupsForPods;
}
