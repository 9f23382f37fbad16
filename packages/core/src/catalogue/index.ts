/** Versions catalogue: the one place that says which version of what is installed, and where that was read. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";

export interface KubernetesMinor {
  readonly version: string;
  /** Dates as YYYY-MM-DD. */
  readonly releasedOnEks: string;
  readonly endOfStandardSupport: string;
  readonly endOfExtendedSupport: string;
  /** Oldest Karpenter release that supports the minor. */
  readonly karpenterMinimum: string;
  /** EKS-optimised AL2023 AMI release that node groups of the minor are pinned to. */
  readonly amiReleaseVersion: string;
}

export interface PinnedVersion {
  readonly version: string;
  readonly source: string;
}

export interface PinnedChart extends PinnedVersion {
  readonly repository: string;
  readonly chart: string;
}

export interface InstanceType {
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly architecture: "amd64" | "arm64";
  readonly maxEnis: number;
  readonly ipv4PerEni: number;
  /** Volumes that can be attached; network interfaces count against it too. */
  readonly ebsAttachLimit: number;
}

const cache = new Map<string, unknown>();

/** Data files are read when they are first asked for, and once. */
function data<T>(file: string): T {
  let content = cache.get(file);
  if (content === undefined) {
    content = parse(readFileSync(new URL(`./data/${file}`, import.meta.url), "utf8"));
    cache.set(file, content);
  }
  return content as T;
}

/** Minors that EKS offers, newest first. */
export function kubernetesMinors(): KubernetesMinor[] {
  const { minors } = data<{ minors: Record<string, Omit<KubernetesMinor, "version">> }>("kubernetes.yaml");
  return Object.entries(minors)
    .map(([version, minor]) => ({ version, ...minor }))
    .sort((a, b) => compareMinors(b.version, a.version));
}

export function kubernetesMinor(version: string): KubernetesMinor | undefined {
  return kubernetesMinors().find((minor) => minor.version === version);
}

/** Negative when minor `a` is older than `b`. */
export function compareMinors(a: string, b: string): number {
  return Number(a.split(".")[1]) - Number(b.split(".")[1]);
}

/** Version of an EKS add-on that the catalogue pins for a minor. */
export function addonVersion(addon: string, kubernetesVersion: string): PinnedVersion | undefined {
  return data<{ addons: Record<string, Record<string, PinnedVersion>> }>("addons.yaml").addons[kubernetesVersion]?.[addon];
}

/** @throws Error when the catalogue has no such chart. */
export function chart(name: string): PinnedChart {
  const found = data<{ charts: Record<string, PinnedChart> }>("charts.yaml").charts[name];
  if (!found) throw new Error(`chart ${name} is not in the versions catalogue`);
  return found;
}

export function instanceTypes(): Readonly<Record<string, InstanceType>> {
  return data<{ instanceTypes: Record<string, InstanceType> }>("instance-types.yaml").instanceTypes;
}

export function instanceType(name: string): InstanceType | undefined {
  return instanceTypes()[name];
}
