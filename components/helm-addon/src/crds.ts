/** Custom resource definitions, installed and updated before the chart whose controllers watch them. */
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type ChartSource, releaseChart } from "./chart-source.ts";
import type { HelmAddonArgs, HelmValues } from "./helm-addon.ts";
import { releaseSettings } from "./release-settings.ts";

/** A chart that is its definitions: a release of its own, updated like any other. */
export interface CrdChart extends ChartSource {
  readonly values?: pulumi.Input<HelmValues>;
}

/** Files of definitions, for charts that keep theirs in a crds directory, which Helm installs once and never updates. */
export interface CrdManifests {
  /**
   * Addresses of the files, by a short name that stays when the version changes. HTTPS only, with an exact version,
   * tag or commit in the path. The provider reads them at preview and at deployment.
   */
  readonly manifests: Readonly<Record<string, string>>;
}

export type CrdSource = CrdChart | CrdManifests;

/** A version such as 1.30.3, or the first digits of a commit. */
const PINNED = /\/([^/]*\d+\.\d+[^/]*|[0-9a-f]{7,40})\//;
const FLOATING = /\/(main|master|HEAD|latest)\//;

/** @throws Error for an address that is not encrypted, or whose content may change. */
export function assertManifest(address: string): void {
  if (!address.startsWith("https://")) throw new Error(`definitions ${address}: must start with https://`);
  if (FLOATING.test(address) || !PINNED.test(address)) {
    throw new Error(`definitions ${address}: name an exact version, tag or commit in the path`);
  }
}

/** What the main release waits for; nothing where the chart has no definitions, or renders them itself. */
export function createCrds(parent: pulumi.Resource, name: string, args: HelmAddonArgs): pulumi.Resource[] {
  const { crds } = args;
  if (!crds) return [];
  if ("manifests" in crds) return createManifests(parent, name, crds);
  return [
    new k8s.helm.v3.Release(
      `${name}-crds`,
      {
        ...releaseChart(crds),
        ...releaseSettings(args),
        name: `${args.releaseName ?? name}-crds`,
        values: crds.values,
      },
      { parent },
    ),
  ];
}

function createManifests(
  parent: pulumi.Resource,
  name: string,
  { manifests }: CrdManifests,
): pulumi.Resource[] {
  return Object.entries(manifests).map(([file, address]) => {
    assertManifest(address);
    return new k8s.yaml.v2.ConfigFile(`${name}-crds-${file}`, { file: address }, { parent });
  });
}
