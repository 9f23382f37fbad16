/** The environment's apps. */
export { AGENT, AGENT_REDIS, agentApps, PROFILES } from "./agents.ts";
export { appsOf, metricsPortOf, type NamedPort, portsOf } from "./apps-of.ts";
