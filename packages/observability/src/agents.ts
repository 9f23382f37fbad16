/** Namespace of the agents that need files and network of their node, which no other namespace here allows. */
import { AGENTS_NAMESPACE } from "@drydock/core/flows";
import { Tenant } from "@drydock/tenant";
import type { Installing } from "./installing.ts";

/** A few agents on as many nodes as the largest environment may have. */
const EVERY_NODE = { requests: { cpu: "30", memory: "60Gi" } } as const;

export function createAgentsNamespace({ parent, name, provider }: Installing): Tenant {
  return new Tenant(
    `${name}-${AGENTS_NAMESPACE}`,
    {
      namespace: AGENTS_NAMESPACE,
      podSecurity: "privileged",
      labels: { tier: "observability" },
      quota: EVERY_NODE,
      limits: { container: { defaultRequest: { cpu: "25m", memory: "64Mi" } } },
    },
    { parent, providers: [provider] },
  );
}
