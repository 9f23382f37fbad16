/** Versions of EKS add-ons. */
import { data } from "./data.ts";
import type { PinnedVersion } from "./pinned-version.ts";

/** Version of an EKS add-on that the catalogue pins for a minor. */
export function addonVersion(addon: string, kubernetesVersion: string): PinnedVersion | undefined {
  return data<{ addons: Record<string, Record<string, PinnedVersion>> }>("addons").addons[
    kubernetesVersion
  ]?.[addon];
}
