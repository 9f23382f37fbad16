/** Exact versions of EKS add-ons. */

/** v1.22.4-eksbuild.3: the upstream version and AWS's build of it. */
export const ADDON_VERSION = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;

/** @throws Error for anything but an exact version: `latest`, a prefix or a range floats. */
export function assertAddonVersion(addonName: string, version: string): void {
  if (ADDON_VERSION.test(version)) return;
  throw new Error(
    `EKS add-on ${addonName}: "${version}" is not an exact version; write one such as v1.22.4-eksbuild.3, as listed by: aws eks describe-addon-versions --addon-name ${addonName}`,
  );
}
