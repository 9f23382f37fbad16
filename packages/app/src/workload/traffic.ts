/** Routes of an app: those of its block, and those of the hosts that the edge leads to it. */
import type { AppSettings, EdgeSettings } from "@drydock/core/environment";
import { gatewayReference } from "@drydock/core/flows";
import type { Traffic } from "@drydock/hardened-workload";

/** Of an app that has a host and shares its requests among no versions. */
const ONE_VERSION: NonNullable<AppSettings["traffic"]> = { subsets: [{ name: "all", weight: 100 }] };

/**
 * One VirtualService for callers inside and outside of the mesh, so that a canary holds for both. With another entrance
 * than the mesh's gateway, callers from outside come through a sidecar as those inside do.
 */
export function trafficArgs(
  edge: Pick<EdgeSettings, "entrance" | "hosts">,
  name: string,
  traffic: AppSettings["traffic"],
): Traffic | undefined {
  const hosts = edge.entrance.kind === "istio" ? hostsOf(edge, name) : [];
  if (hosts.length === 0) return traffic;
  return {
    ...(traffic ?? ONE_VERSION),
    hosts: [name, ...hosts],
    gateways: ["mesh", gatewayReference("shared")],
  };
}

function hostsOf({ hosts }: Pick<EdgeSettings, "hosts">, name: string): string[] {
  return Object.entries(hosts).flatMap(([host, { app }]) => (app === name ? [host] : []));
}
