/** An Ingress for each host, beside the Service that answers. */
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type Backend, backendOf, pathsOf } from "../hosts/backends.ts";
import { certificateSecret, type Host, slug } from "../hosts/hosts.ts";
import type { Installing } from "../installing.ts";
import type { Records } from "../regions/records.ts";

/** What a controller is told about one route. */
export type RouteAnnotations = (host: Host, backend: Backend) => Readonly<Record<string, string>>;

interface Wanted {
  readonly className: string;
  readonly annotations: RouteAnnotations;
  /** Name of the Service that the controller calls in the place of one that answers TLS. Default: that one. */
  readonly tlsServiceOf?: (service: string) => string;
  readonly records: Records;
}

export function createIngress(
  installing: Installing,
  host: Host,
  { className, annotations, tlsServiceOf, records }: Wanted,
  dependsOn: readonly pulumi.Resource[],
): k8s.networking.v1.Ingress {
  const { parent, name, provider, context } = installing;
  const backend = backendOf(context, host).apply((found) =>
    found.tls && tlsServiceOf ? { ...found, service: tlsServiceOf(found.service) } : found,
  );
  return new k8s.networking.v1.Ingress(
    `${name}-route-${slug(host.host)}`,
    {
      metadata: {
        name: slug(host.host),
        namespace: backend.apply(({ namespace }) => namespace),
        annotations: pulumi
          .all([backend, pulumi.all(records[host.shared ? "shared" : "own"])])
          .apply(([known, record]) => ({ ...annotations(host, known), ...record })),
      },
      spec: backend.apply((known) => ingressSpec(className, host, known)),
    },
    { parent, provider, dependsOn: [...dependsOn] },
  );
}

export function ingressSpec(className: string, host: Host, { service, port }: Backend) {
  const prefixes = pathsOf(host);
  return {
    ingressClassName: className,
    tls: [{ hosts: [host.host], secretName: certificateSecret(host.host) }],
    rules: [
      {
        host: host.host,
        http: {
          paths: (prefixes.length > 0 ? prefixes : ["/"]).map((path) => ({
            path,
            pathType: "Prefix",
            backend: { service: { name: service, port: { number: port } } },
          })),
        },
      },
    ],
  };
}
