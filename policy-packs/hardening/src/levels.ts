/** How strictly the pack enforces each rule: what is not named here stops a deployment. */
import type { Level } from "@drydock/rules";

/** Rules that warn, by why they do not stop. */
export const ADVISORY: readonly string[] = [
  // Depends on how much an outage may cost: environments differ.
  "disruption-budget-present",
  "efs-backed-up",
  "eks-deletion-protection",
  "elasticache-backups",
  "elasticache-multi-az",
  "load-balancer-deletion-protection",
  "multiple-replicas",
  "rds-cluster-multi-az",
  "rds-deletion-protection",
  "rds-multi-az",
  "s3-versioned",
  "zone-spread",

  // Depends on how long, and how much of, what happened must be told.
  "cloudtrail-encrypted",
  "cloudtrail-multi-region",
  "cloudtrail-validated",
  "load-balancer-access-logs",
  "log-group-retention-year",
  "s3-access-logged",

  // A second line of defence behind one that is mandatory, or that AWS has by default.
  "drop-net-raw",
  "ecr-customer-key",
  "image-digest",
  "image-pull-policy",
  "ingress-no-wildcard-hosts",
  "load-balancer-drop-invalid-headers",
  "no-default-service-account",
  "rds-iam-authentication",
  "read-only-root-filesystem",
  "s3-encrypted",
  "secrets-as-files",

  // Depends on what the workload, its clients or its network are like.
  "certificate-renews-early",
  "cpu-limits",
  "eks-endpoint-private",
  "ephemeral-storage-limits",
  "ephemeral-storage-requests",
  "liveness-probe",
  "namespace-quota",
  "readiness-probe",
  "volume-claim-storage-class",
  "vpc-endpoint-service-acceptance",
  "world-open-ports-are-web-ports",

  // Needed by ordinary controllers, and still worth a look.
  "rbac-no-persistent-volume-creation",
  "rbac-no-pod-creation",
  "rbac-no-port-forward",

  // What decides may be out of sight: in another stack, another file, a chart.
  "no-bare-pods",
  "no-unused-roles",
  "pods-have-network-policy",
  "selector-selects",

  // Tidiness: nothing is open or down because of it today.
  "api-version-not-deprecated",
  "security-group-rule-described",

  // New, and on trial: the generator adds rules here.
];

const WARNING: ReadonlySet<string> = new Set(ADVISORY);

export function levelOf(id: string): Level {
  return WARNING.has(id) ? "advisory" : "mandatory";
}
