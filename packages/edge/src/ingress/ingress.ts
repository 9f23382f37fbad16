/** Entrances that are controllers of Ingress resources: ingress-nginx and Kong, as options. EDG-01, EDG-02. */
import type { EntranceSettings } from "@drydock/core/environment";
import type * as pulumi from "@pulumi/pulumi";
import { createCertificate } from "../certificates/certificates.ts";
import type { Entrance } from "../entrance.ts";
import { backendOf } from "../hosts/backends.ts";
import { hostsOf } from "../hosts/hosts.ts";
import type { Installing } from "../installing.ts";
import { createKong, kongAnnotations } from "../kong/kong.ts";
import { createNginx, nginxAnnotations } from "../nginx/nginx.ts";
import type { Records } from "../regions/records.ts";
import { createIngress, type RouteAnnotations } from "./create-ingress.ts";
import { createEntranceService } from "./service.ts";

export type IngressSettings = Exclude<EntranceSettings, { kind: "istio" }>;

/** What one controller is, beside what both have in common. */
interface Controller {
  readonly className: string;
  /** Ready once routes are judged and answered. */
  readonly resources: readonly pulumi.Resource[];
  readonly annotations: RouteAnnotations;
  readonly tlsServiceOf?: (service: string) => string;
}

/**
 * The load balancer's Service comes after the pods that answer its health checks. Certificates are where the Ingress
 * is, because neither controller reads Secrets of other namespaces for it.
 */
export function createIngressEntrance(
  installing: Installing,
  settings: IngressSettings,
  records: Records,
  keepers: readonly pulumi.Resource[],
): Entrance {
  const { resources, ...controller } = createController(installing, settings);
  const service = createEntranceService(installing, settings, resources);
  const ready = hostsOf(installing.context.settings).flatMap((host) => {
    const namespace = backendOf(installing.context, host).apply((backend) => backend.namespace);
    const ingress = createIngress(installing, host, { ...controller, records }, [service, ...keepers]);
    return [ingress, createCertificate(installing, host.host, namespace, keepers)];
  });
  return { ready };
}

function createController(installing: Installing, settings: IngressSettings): Controller {
  const { limits } = installing.context.settings.edge;
  if (settings.kind === "kong") {
    return { ...createKong(installing, settings), annotations: kongAnnotations };
  }
  return {
    ...createNginx(installing, settings),
    annotations: (host, backend) => nginxAnnotations(host, backend, limits),
  };
}
