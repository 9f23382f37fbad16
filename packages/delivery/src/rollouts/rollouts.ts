/** Argo Rollouts: updates that a few requests try first. DEL-02. */
import { chartSource } from "@drydock/core/catalogue";
import { networkPolicySpec } from "@drydock/core/flows";
import { placementOn } from "@drydock/core/placement";
import { HelmAddon } from "@drydock/helm-addon";
import { Tenant } from "@drydock/tenant";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { DeliveryContext } from "../context.ts";
import { rolloutsValues } from "./values.ts";

/** Chart, release, namespace, and peer of the flows. */
const ROLLOUTS = "argo-rollouts";
/** Three replicas, and as many again while they are replaced. */
const QUOTA = { requests: { cpu: "1", memory: "2Gi" } } as const;

export function createRollouts(
  parent: pulumi.Resource,
  name: string,
  { settings, flows }: DeliveryContext,
  provider: k8s.Provider,
): HelmAddon {
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
        placement: placementOn(settings.nodePools, "infrastructure"),
        replicas: settings.delivery.rollouts.replicas,
      }),
    },
    { parent, providers: [provider] },
  );
}
