/** Mistakes that people make, and the question whose answer has to change to fail. */
import type { PlanRecord } from "@drydock/core/plan-record";

export interface Mistake {
  readonly line: string;
  readonly mistake: string;
  readonly make: (record: PlanRecord) => void;
}

/** Writes a value at a path of keys and indices; undefined takes it away. */
function put(inputs: unknown, path: string, value: unknown): void {
  const keys = path.split("/");
  const last = keys.pop() ?? "";
  const holder = keys.reduce((at, key) => (at as Record<string, unknown>)[key], inputs) as Record<
    string,
    unknown
  >;
  if (!Object.hasOwn(holder, last)) throw new Error(`there is no ${path}`);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
}

/** Changes the resources of a kind; `part` is in the name of those that are meant. */
const set =
  (kind: string, part: string, path: string, value?: unknown) =>
  ({ resources }: PlanRecord): void => {
    const meant = resources.filter(
      ({ id, type, name, inputs }) =>
        id !== undefined &&
        type.endsWith(`:${kind}`) &&
        name.includes(part) &&
        Object.hasOwn(inputs, path.split("/")[0] ?? ""),
    );
    if (meant.length === 0) throw new Error(`the plan has no ${kind} ${part}`);
    for (const { inputs } of meant) put(inputs, path, value);
  };

const POD = "spec/template/spec";
const CONTAINER = `${POD}/containers/0`;

const app = (workload: string, path: string, value?: unknown) =>
  set("Deployment", `app-${workload}-`, path, value);

const alertOf = ({ resources }: PlanRecord): { annotations: Record<string, string> } => {
  const rules = resources.find(({ type }) => type.endsWith(":PrometheusRule"));
  const { spec } = rules?.inputs as { spec: { groups: { rules: { alert?: string }[] }[] } };
  const alert = spec.groups.flatMap((group) => group.rules).find((one) => one.alert !== undefined);
  return alert as unknown as { annotations: Record<string, string> };
};

const mistake = (line: string, what: string, ...makes: readonly Mistake["make"][]): Mistake => ({
  line,
  mistake: what,
  make: (record) => makes.forEach((make) => make(record)),
});

const STACK = "kube-prometheus-stack";
const RECEIVERS = "values/alertmanager/config/receivers";

export const MISTAKES: readonly Mistake[] = [
  mistake(
    "secrets-outside-git",
    "an ExternalSecret without a Secret",
    set("ExternalSecret", "agent-redis", "spec/target"),
  ),
  mistake(
    "no-default-passwords",
    "a password in Grafana's values",
    set("Release", "grafana", "values/admin", { adminPassword: "changeme" }),
  ),
  mistake("no-default-passwords", "passwords that nothing generates", ({ resources }) => {
    for (const { type, inputs } of resources)
      if (type.endsWith(":ExternalSecret")) delete (inputs["spec"] as { dataFrom?: unknown }).dataFrom;
  }),
  mistake(
    "cloud-credentials",
    "an identity without a role",
    set("PodIdentityAssociation", "velero", "roleArn"),
  ),
  mistake(
    "service-accounts-of-their-own",
    "the default service account",
    app("frontend", `${POD}/serviceAccountName`, "default"),
  ),
  mistake(
    "network-policies",
    "policies that close some pods only",
    set("NetworkPolicy", "default-deny", "spec/podSelector", { matchLabels: { app: "a" } }),
  ),
  mistake("network-policies", "a connection that nobody declared", ({ network }) =>
    put(network, "reachability/0/declared", false),
  ),
  mistake(
    "policies-enforced",
    "constraints that only tell",
    set("DrydockCpuLimits", "", "spec/enforcementAction", "dryrun"),
  ),
  mistake(
    "policies-enforced",
    "namespaces without Pod Security",
    set("Namespace", "", "metadata/labels", {}),
  ),
  mistake(
    "non-root",
    "one pod that may be root",
    app("agent", `${POD}/securityContext`),
    app("agent", `${CONTAINER}/securityContext/runAsNonRoot`),
  ),
  mistake(
    "read-only-root",
    "files that can be written",
    app("agent", `${CONTAINER}/securityContext/readOnlyRootFilesystem`, false),
  ),
  mistake(
    "no-capabilities",
    "capabilities that are kept",
    app("agent", `${CONTAINER}/securityContext/capabilities/drop`, ["NET_RAW"]),
  ),
  mistake("mutual-tls", "plain text allowed", set("PeerAuthentication", "", "spec/mtls/mode", "PERMISSIVE")),
  mistake("sidecars", "no injection", set("Namespace", "", "metadata/labels", {})),
  mistake(
    "images-scanned",
    "one repository without scans",
    set("Repository", "frontend", "imageScanningConfiguration/scanOnPush", false),
  ),
  mistake("security-audit", "no audit log", set("Cluster", "eks", "enabledClusterLogTypes", ["api"])),
  mistake(
    "requests-and-limits",
    "one container without a memory limit",
    app("frontend", `${CONTAINER}/resources/limits/memory`),
  ),
  mistake("probes", "one container without a liveness probe", app("frontend", `${CONTAINER}/livenessProbe`)),
  mistake(
    "autoscaling",
    "autoscalers with nothing to scale to",
    set("HorizontalPodAutoscaler", "", "spec/maxReplicas", 1),
  ),
  mistake("autoscaling", "pods without a node", ({ capacity }) =>
    Object.assign(capacity?.placements[0] ?? {}, { pending: { count: 1, reason: "no room" } }),
  ),
  mistake(
    "disruption-budgets",
    "a budget that selects nothing",
    set("PodDisruptionBudget", "app-agent-d", "spec/selector", {}),
  ),
  mistake("zones", "a pool in one zone", ({ capacity }) => put(capacity, "pools/0/zones", ["us-east-1a"])),
  mistake("zones", "pods without spread", app("frontend", `${POD}/topologySpreadConstraints`, [])),
  mistake("quotas", "an empty quota", set("ResourceQuota", "application", "spec/hard", {})),
  mistake(
    "certificates",
    "a certificate without an issuer",
    set("Certificate", "api-example-com", "spec/issuerRef"),
  ),
  mistake(
    "certificate-account",
    "issuers without a mailbox",
    set("ClusterIssuer", "letsencrypt", "spec/acme/email"),
  ),
  mistake("dns", "no zone for external-dns", set("Release", "external-dns", "values/domainFilters", [])),
  mistake(
    "routes",
    "a gateway without TLS",
    set("Gateway", "", "spec/servers", [{ port: { protocol: "HTTP" } }]),
  ),
  mistake("monitoring", "no alerts", set("PrometheusRule", "", "spec/groups", [])),
  mistake(
    "services-scraped",
    "a monitor without an endpoint",
    set("ServiceMonitor", "app-agent-service", "spec/endpoints", []),
  ),
  mistake("alert-channels", "nobody is told", set("Release", STACK, RECEIVERS, [{ name: "nobody" }])),
  mistake(
    "on-call",
    "messages, and no pages",
    set("Release", STACK, RECEIVERS, [{ name: "slack", slack_configs: [] }]),
  ),
  mistake(
    "logs",
    "logs without an end",
    set("Release", "loki", "values/loki/limits_config/retention_period"),
  ),
  mistake("costs", "an estimate of nothing", ({ cost }) => put(cost, "monthlyUsd", 0)),
  mistake(
    "backups",
    "two days of database backups",
    set("Instance", "postgresql", "backupRetentionPeriod", 2),
  ),
  mistake(
    "backups",
    "snapshots switched off",
    set("LifecyclePolicy", "daily-snapshots", "state", "DISABLED"),
  ),
  mistake("rollback", "no old revisions", set("Deployment", "app-frontend", "spec/revisionHistoryLimit", 0)),
  mistake("charts-tested", "a range of versions", set("Release", "loki", "version", "^1")),
  mistake("runbooks", "an alert without a runbook", (record) =>
    put(alertOf(record), "annotations/runbook_url", undefined),
  ),
  mistake("runbooks", "an alert whose runbook nobody wrote", (record) =>
    put(alertOf(record), "annotations/runbook_url", "https://example.com/docs/runbooks/nobody-wrote-this.md"),
  ),
  mistake("documents", "a layer without a page", ({ layers }) =>
    layers.push({ name: "novelty", upstream: [], resources: 0 }),
  ),
];
