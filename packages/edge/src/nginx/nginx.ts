/** ingress-nginx, as the seed has it: an option, because its project ended in March 2026. EDG-01. */
import { chartSource } from "@drydock/core/catalogue";
import type { EdgeSettings, EntranceSettings } from "@drydock/core/environment";
import { ENTRANCE_NAMESPACE, ENTRANCES } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import { type Backend, serviceHost } from "../hosts/backends.ts";
import type { Host } from "../hosts/hosts.ts";
import { publicService } from "../ingress/service.ts";
import { environmentNamespace, type Installing, networkPolicies, placementOf } from "../installing.ts";
import { CLASS_NAME, nginxValues } from "./values.ts";

export type NginxSettings = Extract<EntranceSettings, { kind: "ingressNginx" }>;

const NAME = ENTRANCES.ingressNginx;
const ANNOTATION = "nginx.ingress.kubernetes.io";

export function createNginx(installing: Installing, nginx: NginxSettings) {
  const { parent, name, provider, context } = installing;
  const release = new HelmAddon(
    `${name}-${NAME}`,
    {
      ...chartSource(NAME),
      releaseName: NAME,
      namespace: environmentNamespace(installing, ENTRANCE_NAMESPACE),
      networkPolicies: networkPolicies(installing, NAME),
      values: nginxValues({
        nginx,
        settings: context.settings,
        publicService: `${ENTRANCE_NAMESPACE}/${publicService(context.settings.edge)}`,
        placement: placementOf(installing),
      }),
    },
    { parent, providers: [provider] },
  );
  return { className: CLASS_NAME, resources: [release] };
}

/**
 * Pods in the mesh are called by the name of their Service, so that the sidecar knows whom it calls; others are called
 * by the host that the caller has asked for. https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 */
export function nginxAnnotations(
  { api, owner }: Host,
  backend: Backend,
  { requestsPerSecond, apiRequestsPerSecond }: EdgeSettings["limits"],
): Record<string, string> {
  return {
    [`${ANNOTATION}/limit-rps`]: String(api ? apiRequestsPerSecond : requestsPerSecond),
    [`${ANNOTATION}/limit-burst-multiplier`]: "1",
    [`${ANNOTATION}/force-ssl-redirect`]: "true",
    [`${ANNOTATION}/service-upstream`]: "true",
    ...(owner.kind === "app" ? { [`${ANNOTATION}/upstream-vhost`]: serviceHost(backend) } : {}),
    ...(backend.tls ? { [`${ANNOTATION}/backend-protocol`]: "HTTPS" } : {}),
  };
}
