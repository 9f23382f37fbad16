/** Rules about Istio. */
export { authorizationPolicyNoAllowAll } from "./authorization-policy-no-allow-all.ts";
export { istioDestinationTls } from "./istio-destination-tls.ts";
export { istioMtlsStrict } from "./istio-mtls-strict.ts";
export { noSidecarOptOut } from "./no-sidecar-opt-out.ts";
export { sidecarInjectionEnabled } from "./sidecar-injection-enabled.ts";
