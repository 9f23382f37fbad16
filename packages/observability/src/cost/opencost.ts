/** OpenCost: what namespaces and workloads cost, by what they request and use. OBS-08. */
import { chartSource } from "@drydock/core/catalogue";
import { networkPolicySpec } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import { type Installing, placementOf } from "../installing.ts";
import { opencostValues } from "./values.ts";

const OPENCOST = "opencost";

/** Not installed where the environment does not want it. */
export function createCost(installing: Installing): void {
  const { parent, name, context, provider, namespace, dependsOn } = installing;
  const { settings, upstream, flows, region } = context;
  if (!settings.observability.cost.enabled) return;
  new HelmAddon(
    `${name}-${OPENCOST}`,
    {
      ...chartSource(OPENCOST),
      releaseName: OPENCOST,
      namespace,
      networkPolicies: { [OPENCOST]: networkPolicySpec(flows, OPENCOST) },
      values: upstream.cluster.clusterName.apply((clusterName) =>
        opencostValues({ clusterName, region, placement: placementOf(installing, "infrastructure") }),
      ),
    },
    { parent, providers: [provider], dependsOn: [...dependsOn] },
  );
}
