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
