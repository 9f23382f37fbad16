/** Vertical Pod Autoscaler: what pods use becomes what they request. */
import { chartDefinitions, chartSource } from "@drydock/core/catalogue";
import { networkPolicySpec } from "@drydock/core/flows";
import { placementOn } from "@drydock/core/placement";
import { HelmAddon } from "@drydock/helm-addon";
import type * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "../context.ts";
import type { Installing } from "./pod-autoscalers.ts";
import { verticalPodAutoscalerValues } from "./vertical-pod-autoscaler-values.ts";

export const VPA = "vertical-pod-autoscaler";

/** Workloads of the chart, the job that makes its certificate, and peers of the flows. */
const PEERS = ["vpa-recommender", "vpa-updater", "vpa-admission-controller", "vpa-certificate"] as const;

export function createVerticalPodAutoscaler(
  parent: pulumi.Resource,
  name: string,
  { settings, flows }: FoundationContext,
  namespace: pulumi.Output<string>,
  { provider, dependsOn }: Installing,
): HelmAddon {
  return new HelmAddon(
    `${name}-${VPA}`,
    {
      ...chartSource(VPA),
      crds: chartDefinitions(VPA),
      releaseName: "vpa",
      namespace,
      networkPolicies: Object.fromEntries(PEERS.map((peer) => [peer, networkPolicySpec(flows, peer)])),
      values: verticalPodAutoscalerValues({
        placement: placementOn(settings.nodePools, "infrastructure"),
        replicas: settings.podAutoscaling.replicas,
      }),
    },
    { parent, providers: [provider], dependsOn: [...dependsOn] },
  );
}
