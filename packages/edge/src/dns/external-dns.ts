/** ExternalDNS: hosts of this cluster, as records in Route 53. EDG-03. */
import { chartSource } from "@drydock/core/catalogue";
import { EXTERNAL_DNS } from "@drydock/core/flows";
import { partitionOf } from "@drydock/core/naming";
import { HelmAddon } from "@drydock/helm-addon";
import { createNamespace, type Installing, networkPolicies, placementOf } from "../installing.ts";
import { recordStatements } from "./permissions.ts";
import { externalDnsValues } from "./values.ts";

const QUOTA = { requests: { cpu: "1", memory: "1Gi" } } as const;

/** None where the environment makes its records by hand. */
export function createExternalDns(installing: Installing): HelmAddon | undefined {
  const { parent, name, context, provider } = installing;
  const { settings, upstream, region, environment } = context;
  const { dns, entrance } = settings.edge;
  if (!dns) return undefined;
  const { hostedZones } = settings.security.certificates;
  const { clusterName, clusterArn } = upstream.cluster;
  const zones = hostedZones.map(({ hostedZoneId }) => hostedZoneId);
  return new HelmAddon(
    `${name}-${EXTERNAL_DNS}`,
    {
      ...chartSource(EXTERNAL_DNS),
      releaseName: EXTERNAL_DNS,
      namespace: createNamespace(installing, EXTERNAL_DNS, QUOTA),
      // Hosts come from gateways and routes; the chart's own kind of object is not served.
      crds: { manifests: {} },
      networkPolicies: networkPolicies(installing, EXTERNAL_DNS),
      identities: [
        {
          clusterName,
          clusterArn,
          serviceAccount: EXTERNAL_DNS,
          statements: recordStatements(partitionOf(region), zones),
        },
      ],
      values: externalDnsValues({
        policy: dns.policy,
        entrance: entrance.kind,
        owner: `${environment}-${region}`,
        region,
        hostedZones,
        placement: placementOf(installing),
      }),
    },
    { parent, providers: [provider] },
  );
}
