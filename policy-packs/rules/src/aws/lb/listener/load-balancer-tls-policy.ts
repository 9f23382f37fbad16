/** Listeners speak TLS 1.2 or newer, or send clients to one that does. */
import { objectsAt } from "../../../inputs.ts";
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { unless, valueAt } from "../../values.ts";
import { LISTENERS } from "../load-balancer/load-balancers.ts";

/** Policies whose oldest protocol is TLS 1.2 or 1.3. */
const MODERN = /^ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)-/;
/** Network load balancers pass these on as they come: TLS is between client and target. */
const PASSED_ON = new Set(["TCP", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC", "GENEVE"]);

export const loadBalancerTlsPolicy = defineResourceRule({
  id: "load-balancer-tls-policy",
  title: "Load balancer listeners require TLS 1.2",
  description:
    "Older versions of TLS can be broken by someone on the way, and a policy that is left open allows them.",
  severity: "high",
  frameworks: [
    fsbp("ELB.1", "Application load balancers redirect HTTP to HTTPS."),
    checkov("CKV_AWS_103", "Listeners use TLS 1.2 or newer."),
  ],
  remediation:
    "set sslPolicy to ELBSecurityPolicy-TLS13-1-2-Res-2021-06 or stricter, and let HTTP listeners redirect to HTTPS",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
  types: LISTENERS,
  examples: {
    good: { protocol: "HTTPS", port: 443, sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
    bad: { protocol: "HTTPS", port: 443, sslPolicy: "ELBSecurityPolicy-2016-08" },
  },
  judge,
});

function judge({ inputs }: JudgedResource): readonly Finding[] {
  const { protocol, sslPolicy } = inputs;
  if (PASSED_ON.has(String(protocol))) return [];
  if (protocol === "HTTPS" || protocol === "TLS")
    return unless(
      MODERN.test(String(sslPolicy)),
      "sslPolicy",
      sslPolicy,
      "must allow TLS 1.2 and newer only",
    );
  const actions = objectsAt(inputs, "defaultActions");
  const redirects = actions.filter((action) => valueAt(action, "redirect.protocol") === "HTTPS");
  const safe = actions.length > 0 && redirects.length === actions.length;
  return unless(safe, "protocol", protocol, "must be HTTPS, or every action a redirect to it");
}
