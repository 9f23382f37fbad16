/** Kubernetes minors that EKS offers, and how long AWS supports them. */
import { data } from "./data.ts";

export interface KubernetesMinor {
  /** For example 1.35. */
  readonly version: string;
  /** Dates as YYYY-MM-DD. */
  readonly releasedOnEks: string;
  readonly endOfStandardSupport: string;
  readonly endOfExtendedSupport: string;
  /** Oldest Karpenter release that supports the minor. */
  readonly karpenterMinimum: string;
}

export type SupportStatus = "unreleased" | "standard" | "extended" | "ended";

/** Minors in the catalogue, newest first. */
export function kubernetesMinors(): KubernetesMinor[] {
  const { minors } = data<{ minors: Record<string, Omit<KubernetesMinor, "version">> }>("kubernetes");
  return Object.entries(minors)
    .map(([version, minor]) => ({ version, ...minor }))
    .sort((a, b) => compareMinors(b.version, a.version));
}

export function kubernetesMinor(version: string): KubernetesMinor | undefined {
  return kubernetesMinors().find((minor) => minor.version === version);
}

/** The newest minor in the catalogue. */
export function latestMinor(): KubernetesMinor {
  const [latest] = kubernetesMinors();
  if (!latest) throw new Error("the versions catalogue has no Kubernetes minor");
  return latest;
}

/** Negative when minor `a` is older than `b`; the number counts the minors between them. */
export function compareMinors(a: string, b: string): number {
  return Number(a.split(".")[1]) - Number(b.split(".")[1]);
}

/**
 * What AWS does for clusters of the minor on a day. On the day on which a support ends it has ended.
 *
 * @param date the day as YYYY-MM-DD
 * @returns undefined when the catalogue has no such minor
 */
export function supportStatus(version: string, date: string): SupportStatus | undefined {
  const minor = kubernetesMinor(version);
  if (!minor) return undefined;
  if (date < minor.releasedOnEks) return "unreleased";
  if (date < minor.endOfStandardSupport) return "standard";
  return date < minor.endOfExtendedSupport ? "extended" : "ended";
}
