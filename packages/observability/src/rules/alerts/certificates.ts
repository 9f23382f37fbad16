/** Alerts on certificates that near their end: cert-manager renews 30 days before, so both mean that it could not. */
import type { Alert, Series } from "../rule.ts";

const DAY = 86_400;

/** Certificates that were issued at least once. cert-manager's own namespace is not the certificate's. */
const SECONDS_LEFT = `min by (namespace, name) (label_replace(certmanager_certificate_expiration_timestamp_seconds > 0, "namespace", "$1", "exported_namespace", "(.+)")) - time()`;

const expires = (days: number): Series[] => [
  {
    series:
      'certmanager_certificate_expiration_timestamp_seconds{namespace="cert-manager",exported_namespace="istio-system",name="gateway"}',
    values: `${days * DAY}x500`,
  },
];

const FIRES = [{ namespace: "istio-system", name: "gateway" }];

export const CERTIFICATE_ALERTS: readonly Alert[] = [
  {
    name: "CertificateExpiresWithin7Days",
    expr: `${SECONDS_LEFT} < ${7 * DAY}`,
    for: "10m",
    severity: "critical",
    subject: "certificate",
    summary: "Certificate {{ $labels.namespace }}/{{ $labels.name }} ends in less than 7 days.",
    cases: [
      { series: expires(6), at: "15m", fires: FIRES },
      { series: expires(8), at: "15m", fires: [] },
      { series: expires(0), at: "15m", fires: [] },
    ],
  },
  {
    name: "CertificateExpiresWithin30Days",
    expr: `${SECONDS_LEFT} < ${30 * DAY}`,
    // A renewal that has just started is no reason to tell anybody.
    for: "6h",
    severity: "warning",
    subject: "certificate",
    summary: "Certificate {{ $labels.namespace }}/{{ $labels.name }} ends in less than 30 days.",
    cases: [
      { series: expires(29), at: "7h", fires: FIRES },
      { series: expires(29), at: "5h", fires: [] },
      { series: expires(31), at: "7h", fires: [] },
    ],
  },
];
