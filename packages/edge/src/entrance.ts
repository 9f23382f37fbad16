/** What requests from outside come in by: one of three, chosen by the environment. */
import type * as pulumi from "@pulumi/pulumi";
import { createIngressEntrance } from "./ingress/ingress.ts";
import type { Installing } from "./installing.ts";
import { createIstioEntrance } from "./istio/istio.ts";
import type { Records } from "./regions/records.ts";

export interface Entrance {
  /** What must be there before hosts count as served, certificates among it. */
  readonly ready: readonly pulumi.Resource[];
}

/** @param keepers What keeps the records of hosts: before the first host, and gone after the last. */
export function createEntrance(
  installing: Installing,
  records: Records,
  keepers: readonly pulumi.Resource[],
): Entrance {
  const { entrance } = installing.context.settings.edge;
  return entrance.kind === "istio"
    ? createIstioEntrance(installing, entrance, records, keepers)
    : createIngressEntrance(installing, entrance, records, keepers);
}
