/** Every host that callers from outside use, with the place in the file that names it. */
import type { Environment } from "../../schema.ts";
import type { Path } from "../../yaml/path.ts";

export interface NamedHost {
  readonly host: string;
  readonly path: Path;
}

export function allHosts({ edge, observability, security, delivery }: Environment): NamedHost[] {
  const { tools, regions } = edge;
  const { keycloak } = security.identity;
  const named = (host: string | undefined, ...path: Path): NamedHost[] =>
    host === undefined ? [] : [{ host, path }];
  return [
    ...Object.keys(edge.hosts).map((host) => ({ host, path: ["edge", "hosts", host] })),
    ...named(keycloak?.hostname, "security", "identity", "keycloak", "hostname"),
    ...named(observability.grafana.host, "observability", "grafana", "host"),
    ...named(delivery.argoCd.host, "delivery", "argoCd", "host"),
    ...(["prometheus", "alertmanager", "loki"] as const).flatMap((tool) =>
      named(tools?.[tool], "edge", "tools", tool),
    ),
    ...(regions.kind === "route53Failover" ? named(regions.ownHost, "edge", "regions", "ownHost") : []),
  ];
}
