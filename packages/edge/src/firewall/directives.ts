/** What the web application firewall is told, in the language that ModSecurity and Coraza have in common. */
import type { EntranceSettings } from "@drydock/core/environment";

export type Firewall = Exclude<EntranceSettings, { kind: "kong" }>["firewall"];

const RULE_IDS = { watched: 10_000, paranoia: 10_001 } as const;

/** The host as a request may name it: with its port, too. */
export function hostPattern(hosts: readonly string[]): string {
  return `^(?:${hosts.map((host) => host.replaceAll(".", "\\.")).join("|")})(?::\\d+)?$`;
}

/**
 * Hosts of tools are watched and not refused: queries of Prometheus look like attacks, and connections that stay open
 * have no end of a body. https://coraza.io/docs/seclang/directives/
 */
export function directives(
  { mode, paranoiaLevel }: Firewall,
  bodyKiB: number,
  watched: readonly string[],
): string[] {
  return [
    `SecRuleEngine ${mode === "Block" ? "On" : "DetectionOnly"}`,
    "SecRequestBodyAccess On",
    `SecRequestBodyLimit ${bodyKiB * 1024}`,
    "SecRequestBodyLimitAction Reject",
    "SecResponseBodyAccess Off",
    ...(watched.length > 0
      ? [
          `SecRule REQUEST_HEADERS:Host "@rx ${hostPattern(watched)}" "id:${RULE_IDS.watched},phase:1,pass,nolog,t:lowercase,ctl:ruleEngine=DetectionOnly,ctl:requestBodyAccess=Off"`,
        ]
      : []),
    `SecAction "id:${RULE_IDS.paranoia},phase:1,pass,nolog,t:none,setvar:tx.blocking_paranoia_level=${paranoiaLevel},setvar:tx.detection_paranoia_level=${paranoiaLevel}"`,
  ];
}
