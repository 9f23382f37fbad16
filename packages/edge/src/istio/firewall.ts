/** Web application firewall in the gateway: Coraza with the OWASP core rule set. Decision 0019 says why not AWS WAF. */
import { digestedImage } from "@drydock/core/catalogue";

/** The module brings the rules; ours stand between its own settings and the rules, which read them. */
export function moduleDirectives(own: readonly string[]): string[] {
  return ["Include @recommended-conf", "Include @crs-setup-conf", ...own, "Include @owasp_crs/*.conf"];
}

/**
 * Without the module no request passes: a gateway that cannot look is not one that looks away.
 * https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/
 */
export function firewallSpec(gateway: string, own: readonly string[]) {
  const { repository, tag, digest } = digestedImage("coraza-proxy-wasm");
  return {
    selector: { matchLabels: { app: gateway } },
    url: `oci://${repository}:${tag}`,
    sha256: digest.replace(/^sha256:/, ""),
    imagePullPolicy: "IfNotPresent",
    phase: "AUTHN",
    failStrategy: "FAIL_CLOSE",
    pluginConfig: { default_directives: "default", directives_map: { default: moduleDirectives(own) } },
  };
}
