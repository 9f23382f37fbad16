/** Argo Rollouts: updates that a few requests try first. DEL-02. */
import { chartSource } from "@drydock/core/catalogue";
import { networkPolicySpec } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import { Tenant } from "@drydock/tenant";
import { type Installing, placementOf } from "../installing.ts";
import { rolloutsValues } from "./values.ts";

/** Chart, release, namespace, and peer of the flows. */
const ROLLOUTS = "argo-rollouts";
/** Three replicas, and as many again while they are replaced. */
const QUOTA = { requests: { cpu: "1", memory: "2Gi" } } as const;

export function createRollouts(installing: Installing): HelmAddon {
  const { parent, name, provider } = installing;
  const { settings, flows } = installing.context;
  const { namespace } = new Tenant(
    `${name}-${ROLLOUTS}`,
    {
      namespace: ROLLOUTS,
      labels: { tier: "platform" },
      quota: QUOTA,
      limits: { container: { defaultRequest: { cpu: "25m", memory: "64Mi" } } },
    },
    { parent, providers: [provider] },
  );
  return new HelmAddon(
    `${name}-${ROLLOUTS}`,
    {
      ...chartSource(ROLLOUTS),
      releaseName: ROLLOUTS,
      namespace,
      networkPolicies: { [ROLLOUTS]: networkPolicySpec(flows, ROLLOUTS) },
      values: rolloutsValues({
        placement: placementOf(installing),
        replicas: settings.delivery.rollouts.replicas,
      }),
    },
    { parent, providers: [provider] },
  );
}
