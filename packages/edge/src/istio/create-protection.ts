/** What holds for every host: limits, headers and the firewall. EDG-01. */
import type * as k8s from "@pulumi/kubernetes";
import { directives } from "../firewall/directives.ts";
import { hostsOf } from "../hosts/hosts.ts";
import { watchedHostNames } from "../hosts/policies.ts";
import { createObject, type Installing } from "../installing.ts";
import { firewallSpec } from "./firewall.ts";
import { headerPatch } from "./headers.ts";
import type { IstioSettings, Place } from "./istio.ts";
import { ratePatches } from "./rate-limits.ts";

export function createProtection(
  installing: Installing,
  place: Place,
  firewall: IstioSettings["firewall"],
): k8s.apiextensions.CustomResource[] {
  const { settings } = installing.context;
  const { edge } = settings;
  const apis = hostsOf(settings).flatMap(({ api, host }) => (api ? [host] : []));
  return [
    createFilter(installing, place, "rate-limits", ratePatches(edge.limits, apis)),
    createFilter(installing, place, "headers", [headerPatch(edge.contentSecurityPolicy)]),
    createObject(
      installing,
      "firewall",
      {
        apiVersion: "extensions.istio.io/v1alpha1",
        kind: "WasmPlugin",
        name: "firewall",
        namespace: place.namespace,
        spec: firewallSpec(
          place.gateway,
          directives(firewall, edge.limits.bodyKiB, watchedHostNames(settings)),
        ),
      },
      [],
    ),
  ];
}

function createFilter(
  installing: Installing,
  { namespace, gateway }: Place,
  name: string,
  configPatches: readonly object[],
): k8s.apiextensions.CustomResource {
  return createObject(
    installing,
    `filter-${name}`,
    {
      apiVersion: "networking.istio.io/v1alpha3",
      kind: "EnvoyFilter",
      name,
      namespace,
      spec: { workloadSelector: { labels: { app: gateway } }, configPatches: [...configPatches] },
    },
    [],
  );
}
