/** Time for ExternalDNS to delete records: between the last host and its own end. */
import { pinnedImage } from "@drydock/core/catalogue";
import { EXTERNAL_DNS } from "@drydock/core/flows";
import type { HelmAddon } from "@drydock/helm-addon";
import { HardenedWorkload } from "@drydock/hardened-workload";
import { type Installing, placementOf, PLATFORM_CRITICAL } from "../installing.ts";

/** Longer than a round of ExternalDNS and the writing of its changes. */
const SECONDS = 90;

/**
 * A pod that does nothing, and takes its time to end. Hosts depend on it and it on ExternalDNS: when all is destroyed
 * Pulumi deletes the hosts, waits for this pod, and only then removes what deletes their records.
 */
export function createFarewell(installing: Installing, externalDns: HelmAddon): HardenedWorkload {
  const { parent, name, context, provider } = installing;
  const { nodeSelector, tolerations } = placementOf(installing);
  return new HardenedWorkload(
    `${name}-farewell`,
    {
      name: "farewell",
      namespace: externalDns.namespace,
      image: pinnedImage("pause"),
      controller: { kind: "Deployment", replicas: 1, strategy: "Recreate" },
      resources: {
        requests: { cpu: "10m", memory: "16Mi", ephemeralStorage: "16Mi" },
        limits: { cpu: "50m", memory: "32Mi", ephemeralStorage: "32Mi" },
      },
      probes: { liveness: "None", readiness: "None", startup: "None" },
      lifecycle: { preStop: { sleep: { seconds: SECONDS } } },
      terminationGracePeriodSeconds: SECONDS + 10,
      scheduling: {
        nodeSelector,
        tolerations,
        priorityClassName: PLATFORM_CRITICAL,
        zones: context.settings.network.availabilityZones.length,
      },
      service: "None",
      monitoring: "None",
      labels: { "app.kubernetes.io/part-of": EXTERNAL_DNS },
    },
    { parent, providers: [provider], dependsOn: [externalDns] },
  );
}
