/** EKS add-on at an exact version. */
export { ADDON_VERSION, assertAddonVersion } from "./addon-version.ts";
export { type AddonConfiguration, configurationText, type ConfigurationValue } from "./configuration.ts";
export { EksAddon, type EksAddonArgs } from "./eks-addon.ts";
