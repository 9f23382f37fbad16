/** Every app of an environment: those that its file lists, and those of the agent platform. */
import type { Environment } from "../environment/schema.ts";
import type { AppSettings } from "../environment/slices/apps.ts";
import { agentApps } from "./agents.ts";

export interface NamedPort {
  readonly name: string;
  readonly port: number;
}

export function appsOf({
  apps,
  agentPlatform,
}: Pick<Environment, "apps" | "agentPlatform">): Readonly<Record<string, AppSettings>> {
  return { ...apps, ...(agentPlatform ? agentApps(agentPlatform) : {}) };
}

/** Ports of all containers of the app's pods. */
export function portsOf({ ports, sidecars = [] }: AppSettings): readonly NamedPort[] {
  return [...ports, ...sidecars.flatMap((sidecar) => sidecar.ports)];
}

/** Port that Prometheus scrapes. */
export function metricsPortOf(app: AppSettings): number | undefined {
  return portsOf(app).find(({ name }) => name === "metrics")?.port;
}
