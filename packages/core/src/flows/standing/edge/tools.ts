/** Flows of what stands before tools: a proxy that signs people in, and is the only one let through from outside. */
import type { Environment } from "../../../environment/schema.ts";
import { type Flow, type FlowMap, type PodsPeer, tcp } from "../../flow.ts";
import { PROMETHEUS } from "../monitoring.ts";
import { LOKI } from "../observability/telemetry.ts";
import { entranceOf, SIGN_IN, SIGN_IN_PORTS, signInOf, type Tool, toolHosts } from "./names.ts";

const TOOL_PORTS: Readonly<Record<Tool, number>> = {
  prometheus: PROMETHEUS.port,
  alertmanager: 9093,
  loki: LOKI.ports.http,
};

function proxy(name: string): PodsPeer {
  return { kind: "pods", namespace: SIGN_IN, podLabels: { app: name }, serviceAccount: name, inMesh: false };
}

export function toolFlows({ edge }: Environment): FlowMap {
  const tools = toolHosts(edge).map(([tool]) => tool);
  return {
    peers: Object.fromEntries(tools.map((tool) => [signInOf(tool), proxy(signInOf(tool))])),
    flows: tools.flatMap((tool): Flow[] => {
      const name = signInOf(tool);
      return [
        { from: entranceOf(edge), to: name, ports: tcp(SIGN_IN_PORTS.http), why: `people who use ${tool}` },
        { from: name, to: tool, ports: tcp(TOOL_PORTS[tool]), why: "requests of people who have signed in" },
        { from: name, to: "internet", ports: tcp(443), why: "the identity provider" },
        { from: "prometheus", to: name, ports: tcp(SIGN_IN_PORTS.metrics), why: "metrics" },
      ];
    }),
  };
}
