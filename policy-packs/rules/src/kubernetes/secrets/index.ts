/** Rules about where secrets are kept. */
export { noSecretsInConfigMaps } from "./no-secrets-in-config-maps.ts";
