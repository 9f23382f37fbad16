/** EKS-optimised machine images. */
import { data } from "./data.ts";
import type { PinnedVersion } from "./pinned-version.ts";

export type AmiFamilyName = "AL2023" | "Bottlerocket";

export interface AmiFamily {
  /** Name as Karpenter spells it. */
  readonly name: AmiFamilyName;
  readonly os: string;
  /** Node group amiTypes of the family: https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html */
  readonly amiTypes: Readonly<Record<string, { readonly architecture: "amd64" | "arm64" }>>;
  /** Release by Kubernetes minor; one release serves every amiType of the family. */
  readonly releases: Readonly<Record<string, PinnedVersion>>;
}

export function amiFamilies(): AmiFamily[] {
  const { families } = data<{ families: Record<AmiFamilyName, Omit<AmiFamily, "name">> }>("ami-families");
  return Object.entries(families).map(([name, family]) => ({ name: name as AmiFamilyName, ...family }));
}

/** Family that a node group's amiType belongs to. */
export function amiFamily(amiType: string): AmiFamily | undefined {
  return amiFamilies().find((family) => Object.hasOwn(family.amiTypes, amiType));
}

/** AMI release that node groups of an amiType are pinned to on a minor; undefined when none is known. */
export function amiRelease(amiType: string, minor: string): PinnedVersion | undefined {
  return amiFamily(amiType)?.releases[minor];
}
