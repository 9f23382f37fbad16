/** Helm charts, and container images whose tag a chart does not settle. */
import { data } from "./data.ts";
import type { PinnedVersion } from "./pinned-version.ts";

export interface PinnedChart extends PinnedVersion {
  /** https:// address of an index, or oci:// address that the chart's name is appended to. */
  readonly repository: string;
  readonly chart: string;
  readonly appVersion?: string;
  readonly crds: {
    /** Where the chart's CRDs come from; `directory` means that Helm installs them once and never upgrades them. */
    readonly from: "none" | "templates" | "directory" | "separate chart" | "operator";
    readonly how?: string;
    /** Files of the definitions at the chart's version, by a name of ours: for charts that Helm never updates them of. */
    readonly manifests?: Readonly<Record<string, string>>;
  };
  /** Catalogue name of the chart that is installed before this one. */
  readonly after?: string;
}

export interface PinnedImage extends PinnedVersion {
  readonly repository: string;
}

/** @throws Error when the catalogue has no such chart. */
export function chart(name: string): PinnedChart {
  const found = charts()[name];
  if (!found) throw new Error(`chart ${name} is not in the versions catalogue`);
  return found;
}

/** Where the chart comes from, at the pinned version: the three arguments that a release names it by. */
export function chartSource(name: string): Pick<PinnedChart, "repository" | "chart" | "version"> {
  const { repository, chart: chartName, version } = chart(name);
  return { repository, chart: chartName, version };
}

/**
 * Files of the definitions of a chart that keeps them in a directory.
 *
 * @throws Error when the catalogue names none for the chart.
 */
export function chartDefinitions(name: string): { readonly manifests: Readonly<Record<string, string>> } {
  const { manifests } = chart(name).crds;
  if (!manifests) throw new Error(`chart ${name}: the versions catalogue names no files of definitions`);
  return { manifests };
}

export function charts(): Readonly<Record<string, PinnedChart>> {
  return data<{ charts: Record<string, PinnedChart> }>("charts").charts;
}

/** Image of a controller that follows the Kubernetes minor, such as cluster-autoscaler; `version` is the tag. */
export function image(name: string, kubernetesVersion: string): PinnedImage | undefined {
  const found = data<{ images: Record<string, { repository: string; tags: Record<string, PinnedVersion> }> }>(
    "images",
  ).images[name];
  const tag = found?.tags[kubernetesVersion];
  return found && tag ? { repository: found.repository, ...tag } : undefined;
}

export interface DigestedImage {
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/**
 * Image that no chart brings, with its tag for people and its digest for the container runtime.
 *
 * @throws Error when the catalogue has no such image.
 */
export function pinnedImage(name: string): string {
  const { repository, tag, digest } = digestedImage(name);
  return `${repository}:${tag}@${digest}`;
}

/**
 * The same in its parts.
 *
 * @throws Error when the catalogue has no such image.
 */
export function digestedImage(name: string): DigestedImage {
  const found = data<{ pinned: Record<string, DigestedImage> }>("images").pinned[name];
  if (!found) throw new Error(`image ${name} is not in the versions catalogue`);
  return found;
}
