/** Security, mesh, edge, observability, backup and data. */
import { requirement } from "../requirement.ts";

export const SECURITY = [
  requirement(
    "SEC-01",
    "Gatekeeper with templates and constraints",
    "Release gatekeeper",
    "ConstraintTemplate",
    "DrydockRequiredLabels",
  ),
  requirement(
    "SEC-02",
    "Rules of admission that the API server keeps itself",
    "ValidatingAdmissionPolicy security",
    "ValidatingAdmissionPolicyBinding security",
  ),
  requirement(
    "SEC-03",
    "Falco, Trivy, and registries that scan",
    "Release falco",
    "Release trivy-operator",
    "Repository",
  ),
  requirement(
    "SEC-04",
    "External Secrets and Vault; no secret value anywhere",
    "Release external-secrets",
    "ClusterSecretStore aws",
    "ClusterSecretStore vault",
  ),
  requirement(
    "SEC-05",
    "Certificates of Let's Encrypt, renewed early",
    "Release cert-manager",
    "ClusterIssuer letsencrypt-staging",
    "ClusterIssuer letsencrypt-production",
  ),
  requirement(
    "SEC-06",
    "Vault, Keycloak and OpenFGA, closed to strangers",
    "Release vault",
    "Release keycloak",
    "Release openfga",
  ),
];

export const MESH = [
  requirement("MSH-01", "Istio's control plane with its identity", "Release istiod"),
  requirement(
    "MSH-02",
    "Ingress and egress gateways behind a network load balancer",
    "Release ingressgateway",
    "Release egressgateway",
    "Service ingressgateway",
  ),
  requirement("MSH-03", "Mutual TLS, strict for mesh and namespaces", "PeerAuthentication"),
  requirement(
    "MSH-04",
    "Calls denied by default, allowed by principal, tokens validated",
    "AuthorizationPolicy",
    "RequestAuthentication",
  ),
  requirement(
    "MSH-05",
    "Canary routes, circuit breakers, faults outside of production",
    "VirtualService",
    "DestinationRule",
  ),
  requirement("MSH-06", "Traces, and a gateway for other clusters", "Telemetry", "Gateway east-west"),
];

export const EDGE = [
  requirement(
    "EDG-01",
    "Protected entrance: firewall, limits of requests, TLS, headers",
    "WasmPlugin edge-firewall",
    "EnvoyFilter edge-filter",
    "Gateway edge-",
  ),
  requirement("EDG-02", "Kong as an API gateway, as a choice", "Release kong"),
  requirement(
    "EDG-03",
    "Load balancers, DNS records, sign-in before the tools",
    "Release load-balancers",
    "Release external-dns",
    "Deployment edge-",
  ),
  requirement("EDG-04", "Entry over two regions", "HealthCheck edge-"),
];

export const OBSERVABILITY = [
  requirement(
    "OBS-01",
    "Prometheus, kept 30 days, with recording rules",
    "Release kube-prometheus-stack",
    "PrometheusRule",
  ),
  requirement(
    "OBS-02",
    "Grafana with sign-in, sources and dashboards",
    "Release grafana",
    "ConfigMap dashboards",
  ),
  requirement(
    "OBS-03",
    "Alerts to PagerDuty, Slack and teams",
    "Release kube-prometheus-stack",
    "ExternalSecret alertmanager-receivers",
  ),
  requirement("OBS-04", "Critical and warning alerts, each with a runbook", "PrometheusRule"),
  requirement(
    "OBS-05",
    "Logs of every node in Loki on S3",
    "Release loki",
    "Release alloy",
    "Bucket observability-logs-bucket",
  ),
  requirement("OBS-06", "A monitor for every service with metrics", "ServiceMonitor", "PodMonitor"),
  requirement(
    "OBS-07",
    "Traces through OpenTelemetry, objectives with burn-rate alerts",
    "Release otel-collector",
    "Release tempo",
    "PrometheusRule",
  ),
  requirement("OBS-08", "Cost of workloads by namespace and label", "Release opencost"),
];

export const BACKUP = [
  requirement(
    "BKP-01",
    "Daily, weekly and monthly backups of the cluster",
    "Release velero",
    "Schedule daily",
    "Schedule weekly",
    "Schedule monthly",
  ),
  requirement(
    "BKP-02",
    "Bucket locked, encrypted, private, copied to the second region",
    "BucketObjectLockConfiguration",
    "BucketReplicationConfig",
  ),
  requirement(
    "BKP-03",
    "Restore by a tested runbook, within its objectives",
    "Schedule daily",
    "Release velero",
  ),
  requirement("BKP-04", "Dump of Redis kept off the cluster", "Schedule daily", "ReplicationGroup"),
  requirement(
    "BKP-05",
    "Backups of databases and files, 35 days",
    "Instance postgresql",
    "BackupPolicy files",
  ),
];

export const DATA = [
  requirement(
    "DAT-01",
    "Managed PostgreSQL in two zones, with a copy in another region",
    "Instance postgresql",
    "InstanceAutomatedBackupsReplication",
  ),
  requirement("DAT-02", "PostgreSQL in the cluster, as a choice", "StatefulSet postgresql"),
  requirement("DAT-03", "Redis, managed or in the cluster, for its clients only", "ReplicationGroup"),
  requirement(
    "DAT-04",
    "RabbitMQ, TimescaleDB and Kafka on the data pool",
    "StatefulSet rabbitmq",
    "StatefulSet timescaledb",
    "StatefulSet kafka",
  ),
  requirement(
    "DAT-05",
    "Policies and sizes of data services",
    "NetworkPolicy data-",
    "VerticalPodAutoscaler data-",
  ),
];
