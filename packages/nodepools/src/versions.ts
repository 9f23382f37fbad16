/** Versions that the catalogue pins for the layer. */
import * as catalogue from "@drydock/core/catalogue";
import type { AmiFamily, AmiType } from "@drydock/hardened-node-group";

/** Release of the EKS-optimised image that node groups of the minor start from. */
export function amiRelease(amiType: AmiType, kubernetesVersion: string): string {
  return pinned(amiType, catalogue.amiRelease(amiType, kubernetesVersion), kubernetesVersion);
}

/**
 * The same release in the words of an EC2NodeClass: al2023@v20260714. Never latest, which would replace nodes
 * whenever AWS releases an image.
 */
export function amiAlias(family: AmiFamily, kubernetesVersion: string): string {
  const releases = catalogue.amiFamilies().find(({ name }) => name === family)?.releases;
  const [version, build] = pinned(family, releases?.[kubernetesVersion], kubernetesVersion).split("-");
  return family === "AL2023" ? `al2023@v${build}` : `bottlerocket@v${version}`;
}

function pinned(what: string, found: { version: string } | undefined, kubernetesVersion: string): string {
  if (found) return found.version;
  throw new Error(`${what}: the versions catalogue pins no AMI release for Kubernetes ${kubernetesVersion}`);
}

/** Tag of the Cluster Autoscaler image: its minor is the cluster's, because it simulates that minor's scheduler. */
export function clusterAutoscalerTag(kubernetesVersion: string): string {
  const image = catalogue.image("cluster-autoscaler", kubernetesVersion);
  if (!image) {
    throw new Error(
      `cluster-autoscaler: the versions catalogue pins no image for Kubernetes ${kubernetesVersion}`,
    );
  }
  return image.version;
}

/** Version of an EKS add-on: the environment's, or the one that the catalogue pins for the minor. */
export function addonVersion(addon: string, given: string | undefined, kubernetesVersion: string): string {
  const version = given ?? catalogue.addonVersion(addon, kubernetesVersion)?.version;
  if (!version) {
    throw new Error(
      `cluster.addons.${addon}.version: the versions catalogue pins none for Kubernetes ${kubernetesVersion}; write one`,
    );
  }
  return version;
}
