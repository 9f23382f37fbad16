/** The network rules of an app, from the environment's flows. */
import { type FlowMap, networkPolicyRules } from "@drydock/core/flows";
import type { Network } from "@drydock/hardened-workload";

/** The component opens the port of metrics to Prometheus itself, and DNS; the mesh layer what every sidecar needs. */
export function networkArgs(flows: FlowMap, name: string): Network {
  const declared = {
    ...flows,
    flows: flows.flows.filter(({ from, to }) => from !== "prometheus" || to !== name),
  };
  return networkPolicyRules(declared, name);
}
