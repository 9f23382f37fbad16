/** Where a chart comes from, at which exact version. */

export interface ChartSource {
  /** https://… of a chart repository, or oci://… of a registry path that holds the chart. */
  readonly repository: string;
  readonly chart: string;
  /** Exact version of the chart: 1.14.1 or v3.32.1. */
  readonly version: string;
}

/** The part of a Helm release that names its chart. */
export interface ReleaseChart {
  readonly chart: string;
  readonly version: string;
  readonly repositoryOpts?: { readonly repo: string };
}

const EXACT_VERSION = /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

/**
 * Helm takes a chart of an OCI registry as one reference, and one of a repository as a name and an address.
 *
 * @throws Error for a version that floats, and for a repository over anything but HTTPS or OCI.
 */
export function releaseChart({ repository, chart, version }: ChartSource): ReleaseChart {
  if (!EXACT_VERSION.test(version)) {
    throw new Error(`chart ${chart}: "${version}" is not an exact version; write one such as 1.14.1`);
  }
  if (repository.startsWith("oci://"))
    return { chart: `${repository.replace(/\/+$/, "")}/${chart}`, version };
  if (repository.startsWith("https://")) return { chart, version, repositoryOpts: { repo: repository } };
  throw new Error(`chart ${chart}: repository "${repository}" must start with https:// or oci://`);
}
