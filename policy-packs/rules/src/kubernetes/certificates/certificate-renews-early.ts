/** Certificates are renewed thirty days before they end. */
import { objectAt, shown } from "../../inputs.ts";
import { defineObjectRule } from "../../rule.ts";
import { durationSeconds } from "./duration.ts";

const THIRTY_DAYS = 720 * 3600;

const certificate = (renewBefore?: string): unknown => ({
  apiVersion: "cert-manager.io/v1",
  kind: "Certificate",
  metadata: { name: "web", namespace: "shop" },
  spec: { secretName: "web-tls", dnsNames: ["web.example.com"], issuerRef: { name: "ca" }, renewBefore },
});

export const certificateRenewsEarly = defineObjectRule({
  id: "certificate-renews-early",
  title: "Certificates are renewed thirty days before they end",
  description:
    "When a renewal fails, what is left of the old certificate is the time in which somebody can find out why. Without the field it is a third of its lifetime, however short that is.",
  severity: "low",
  frameworks: [],
  remediation: "set spec.renewBefore to 720h or more, and spec.duration to more than that",
  url: "https://cert-manager.io/docs/usage/certificate/#renewal",
  kinds: ["cert-manager.io:Certificate"],
  examples: { good: certificate("720h"), bad: certificate() },
  judge: (object) => {
    const { renewBefore } = objectAt(object, "spec");
    const seconds = typeof renewBefore === "string" ? durationSeconds(renewBefore) : undefined;
    return seconds !== undefined && seconds >= THIRTY_DAYS
      ? []
      : [{ path: "spec.renewBefore", message: `must be 720h or more (is ${shown(renewBefore)})` }];
  },
});
