/** Trivy operator: scans the images that run, and the objects that run them, again and again. SEC-03. */
import { chartSource } from "@drydock/core/catalogue";
import { partitionOf } from "@drydock/core/naming";
import { HelmAddon } from "@drydock/helm-addon";
import { createNamespace, type Installing, networkPolicies, placementOf } from "../installing.ts";
import { pullImages } from "./trivy-permissions.ts";
import { trivyValues } from "./trivy-values.ts";

export function createTrivy(installing: Installing): void {
  const { parent, name, context, provider } = installing;
  const { region, accountId, settings, upstream } = context;
  const { imageScanning } = settings.security;
  if (!imageScanning) return;
  new HelmAddon(
    `${name}-trivy-operator`,
    {
      ...chartSource("trivy-operator"),
      releaseName: "trivy-operator",
      namespace: createNamespace(installing, "trivy-system"),
      identities: [
        {
          clusterName: upstream.cluster.clusterName,
          clusterArn: upstream.cluster.clusterArn,
          serviceAccount: "trivy-operator",
          statements: pullImages(partitionOf(region), region, accountId),
        },
      ],
      networkPolicies: networkPolicies(installing, "trivy-operator", "trivy-scans"),
      values: trivyValues(imageScanning, { placement: placementOf(installing), region }),
    },
    { parent, providers: [provider] },
  );
}
