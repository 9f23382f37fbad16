/** cert-manager: certificates that are asked for, and renewed, without a person. SEC-05. */
import { chartSource } from "@drydock/core/catalogue";
import { partitionOf } from "@drydock/core/naming";
import { HelmAddon } from "@drydock/helm-addon";
import { createNamespace, type Installing, networkPolicies, placementOf } from "../installing.ts";
import { answerChallenges } from "./permissions.ts";
import { certManagerValues } from "./values.ts";

export const NAMESPACE = "cert-manager";

export function createCertManager(installing: Installing): HelmAddon {
  const { parent, name, context, provider } = installing;
  const { region, settings, upstream } = context;
  const { replicas, hostedZones } = settings.security.certificates;
  const zones = hostedZones.map(({ hostedZoneId }) => hostedZoneId);
  const identity = {
    clusterName: upstream.cluster.clusterName,
    clusterArn: upstream.cluster.clusterArn,
    serviceAccount: "cert-manager",
    statements: answerChallenges(partitionOf(region), zones),
  };
  return new HelmAddon(
    `${name}-cert-manager`,
    {
      ...chartSource("cert-manager"),
      releaseName: "cert-manager",
      namespace: createNamespace(installing, NAMESPACE),
      identities: zones.length > 0 ? [identity] : [],
      networkPolicies: networkPolicies(
        installing,
        "cert-manager",
        "cert-manager-webhook",
        "cert-manager-cainjector",
        "cert-manager-startupapicheck",
      ),
      values: certManagerValues({ placement: placementOf(installing), replicas, region }),
    },
    { parent, providers: [provider] },
  );
}
