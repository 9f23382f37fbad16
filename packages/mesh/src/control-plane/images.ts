/** Images of Istio: the release's own, without a shell or a package manager in them. */
import type { PinnedChart } from "@drydock/core/catalogue";

/** Istio's charts install the Istio of their appVersion. */
export function istioVersion({ chart, appVersion }: PinnedChart): string {
  if (appVersion === undefined) throw new Error(`chart ${chart}: the versions catalogue gives no appVersion`);
  return appVersion;
}

/** Part of global values that all of Istio's charts have. */
export function istioImages(version: string) {
  return { hub: "registry.istio.io/release", tag: version, variant: "distroless" } as const;
}
