/** Content-Security-Policy of tools, whose pages have scripts and styles of their own inside. */
import { type HostSettings, hostsOf } from "./hosts.ts";

export const TOOL_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
].join("; ");

/** Hosts of tools: people have signed in before they see a page of one. */
export function toolHostNames(settings: HostSettings): string[] {
  return hostsOf(settings).flatMap(({ host, owner }) => (owner.kind === "tool" ? [host] : []));
}

/** Hosts whose callers are people of the platform, and whose requests look like attacks to the firewall: queries. */
export function watchedHostNames(settings: HostSettings): string[] {
  return hostsOf(settings).flatMap(({ host, owner }) =>
    ["tool", "grafana", "argoCd"].includes(owner.kind) ? [host] : [],
  );
}
