/** Tempo: keeps traces in S3. OBS-07. */
import { chartSource } from "@drydock/core/catalogue";
import { networkPolicySpec, TEMPO } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import { type Installing, placementOf } from "../installing.ts";
import { storageIdentity } from "../storage/permissions.ts";
import type { TelemetryBucket } from "../storage/storage.ts";
import { tempoValues } from "./values.ts";

export const TEMPO_URL = `http://${TEMPO.service}.${TEMPO.namespace}.svc:${TEMPO.ports.Query}`;

export function createTempo(installing: Installing, bucket: TelemetryBucket): HelmAddon {
  const { parent, name, context, provider, namespace, dependsOn } = installing;
  const { region, flows, settings, awsProvider } = context;
  return new HelmAddon(
    `${name}-tempo`,
    {
      ...chartSource("tempo"),
      releaseName: "tempo",
      namespace,
      networkPolicies: { tempo: networkPolicySpec(flows, "tempo") },
      identities: [storageIdentity(context, TEMPO.serviceAccount, bucket)],
      values: bucket.bucketName.apply((bucketName) =>
        tempoValues({
          settings: settings.observability.tracing,
          region,
          bucketName,
          placement: placementOf(installing, "memory", "infrastructure"),
        }),
      ),
    },
    { parent, providers: [provider, awsProvider], dependsOn: [...dependsOn] },
  );
}
