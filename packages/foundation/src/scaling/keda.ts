/** KEDA: scales workloads by what happens outside of them, such as the length of a queue. */
import { chartSource } from "@drydock/core/catalogue";
import { networkPolicySpec } from "@drydock/core/flows";
import { placementOn } from "@drydock/core/placement";
import { HelmAddon } from "@drydock/helm-addon";
import type * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "../context.ts";
import { kedaValues } from "./keda-values.ts";
import type { Installing } from "./pod-autoscalers.ts";

export const KEDA = "keda";

/** Workloads of the chart, and peers of the flows. */
const PEERS = ["keda-operator", "keda-metrics-apiserver", "keda-admission-webhooks"] as const;

export function createKeda(
  parent: pulumi.Resource,
  name: string,
  { settings, flows, upstream }: FoundationContext,
  namespace: pulumi.Output<string>,
  { provider, dependsOn }: Installing,
): HelmAddon {
  const placement = placementOn(settings.nodePools, "infrastructure");
  const { replicas } = settings.podAutoscaling;
  return new HelmAddon(
    `${name}-${KEDA}`,
    {
      ...chartSource("keda"),
      releaseName: KEDA,
      namespace,
      networkPolicies: Object.fromEntries(PEERS.map((peer) => [peer, networkPolicySpec(flows, peer)])),
      values: upstream.cluster.clusterName.apply((clusterName) =>
        kedaValues({ clusterName, placement, replicas }),
      ),
    },
    { parent, providers: [provider], dependsOn: [...dependsOn] },
  );
}
