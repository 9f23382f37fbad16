/** Which hosts there are, and whose: pure, from the environment alone. */
import { appsOf, portsOf } from "@drydock/core/apps";
import type { Environment } from "@drydock/core/environment";
import { type Tool, toolHosts } from "@drydock/core/flows";

export type HostSettings = Pick<
  Environment,
  "edge" | "apps" | "agentPlatform" | "observability" | "security" | "delivery"
>;

/** What answers: an app, or a part of the platform. */
export type Owner =
  | { readonly kind: "app"; readonly app: string; readonly namespace: string; readonly port: number }
  | { readonly kind: "keycloak" }
  | { readonly kind: "grafana" }
  | { readonly kind: "argoCd" }
  | { readonly kind: "tool"; readonly tool: Tool };

export interface Host {
  readonly host: string;
  readonly owner: Owner;
  /** Whether the other region serves the host when this one is not healthy. What shows one region is its own. */
  readonly shared: boolean;
  /** Whether programs call it. */
  readonly api: boolean;
}

/** Apps first, in the order of the file. */
export function hostsOf(settings: HostSettings): Host[] {
  const { edge, observability, security, delivery } = settings;
  const { keycloak } = security.identity;
  return [
    ...appHosts(settings),
    ...(keycloak
      ? [{ host: keycloak.hostname, owner: { kind: "keycloak" as const }, shared: true, api: false }]
      : []),
    { host: observability.grafana.host, owner: { kind: "grafana" }, shared: false, api: false },
    { host: delivery.argoCd.host, owner: { kind: "argoCd" }, shared: false, api: false },
    ...toolHosts(edge).map(([tool, host]): Host => ({
      host,
      owner: { kind: "tool", tool },
      shared: false,
      api: false,
    })),
  ];
}

/** @throws Error for a host of no app, or of one without ports, which the environment's checks refuse. */
function appHosts(settings: HostSettings): Host[] {
  const apps = appsOf(settings);
  return Object.entries(settings.edge.hosts).map(([host, { app, api }]) => {
    const found = apps[app];
    const port = found && portsOf(found).find(({ name }) => name !== "metrics")?.port;
    if (found === undefined || port === undefined)
      throw new Error(`edge.hosts.${host}: no app ${app} with a port`);
    return { host, owner: { kind: "app", app, namespace: found.namespace, port }, shared: true, api };
  });
}

/** Host that leads to this region whatever the health of both, where there are two. */
export function ownHostOf({ edge }: HostSettings): string | undefined {
  return edge.regions.kind === "route53Failover" ? edge.regions.ownHost : undefined;
}

/** Every host that has a certificate. */
export function certifiedHosts(settings: HostSettings): string[] {
  const own = ownHostOf(settings);
  return [...hostsOf(settings).map(({ host }) => host), ...(own === undefined ? [] : [own])];
}

/** Whether the host is in a zone of the environment, so that its certificate needs no answer over HTTP. */
export function provenByDns({ security }: Pick<Environment, "security">, host: string): boolean {
  return security.certificates.hostedZones.some(
    ({ domain }) => host === domain || host.endsWith(`.${domain}`),
  );
}

/** Name of the objects of a host. */
export function slug(host: string): string {
  return host.replaceAll(".", "-");
}

/** Name of the Secret with the certificate of a host. */
export function certificateSecret(host: string): string {
  return `${slug(host)}-tls`;
}
