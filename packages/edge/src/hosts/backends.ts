/** Where requests of a host go inside of the cluster. */
import type { EdgeContext } from "../context.ts";
import { ARGO_CD, SIGN_IN, SIGN_IN_PORTS, signInOf } from "@drydock/core/flows";
import * as pulumi from "@pulumi/pulumi";
import type { Host } from "./hosts.ts";

/** A Service, by the port that it has. */
export interface Backend {
  readonly service: string;
  readonly namespace: string;
  readonly port: number;
  /** Whether it answers TLS, with a certificate of the platform's own authority. */
  readonly tls: boolean;
}

const HTTPS = "https:";

/**
 * The Service behind an address inside of the cluster, such as http://grafana.observability.svc:80.
 *
 * @throws Error for an address that names no Service.
 */
export function backendAt(address: string): Backend {
  const { protocol, hostname, port } = new URL(address);
  const [service, namespace] = hostname.split(".");
  if (!service || !namespace) throw new Error(`${address}: is not the address of a Service`);
  const tls = protocol === HTTPS;
  return { service, namespace, port: port === "" ? (tls ? 443 : 80) : Number(port), tls };
}

/** Name that every namespace knows the Service by. */
export function serviceHost({ service, namespace }: Backend): string {
  return `${service}.${namespace}.svc.cluster.local`;
}

/** Tools are reached through the proxy that signs people in, and in no other way. */
export function backendOf({ upstream }: EdgeContext, { owner }: Host): pulumi.Output<Backend> {
  switch (owner.kind) {
    case "app":
      return pulumi.output({ service: owner.app, namespace: owner.namespace, port: owner.port, tls: false });
    case "keycloak":
      return upstream.security.identityEndpoints.apply((endpoints) => {
        const { keycloak } = endpoints;
        if (keycloak === undefined) throw new Error("security: no endpoint of Keycloak, which has a host");
        return backendAt(keycloak);
      });
    // Of a layer after this one: until it is there the host answers 503.
    case "argoCd":
      return pulumi.output({
        service: `${ARGO_CD}-server`,
        namespace: ARGO_CD,
        port: 443,
        tls: true,
      });
    case "grafana":
      return upstream.observability.grafanaUrl.apply(backendAt);
    case "tool":
      return pulumi.output({
        service: signInOf(owner.tool),
        namespace: SIGN_IN,
        port: SIGN_IN_PORTS.http,
        tls: false,
      });
  }
}

/** Paths of Keycloak for those who sign in; its console is reached from inside of the cluster alone. */
const KEYCLOAK_PATHS = ["/realms/", "/resources/", "/.well-known/"] as const;

/** Prefixes that are served; all where there are none. */
export function pathsOf({ owner }: Host): readonly string[] {
  return owner.kind === "keycloak" ? KEYCLOAK_PATHS : [];
}
