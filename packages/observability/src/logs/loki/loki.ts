/** Loki: keeps log lines in S3, and deletes them when they are old. OBS-05. */
import { chartSource } from "@drydock/core/catalogue";
import { LOKI, networkPolicySpec } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import { type Installing, placementOf } from "../../installing.ts";
import { storageIdentity } from "../../storage/permissions.ts";
import type { TelemetryBucket } from "../../storage/storage.ts";
import { lokiValues } from "./values.ts";

const NAME = "loki";

export function createLoki(installing: Installing, bucket: TelemetryBucket): HelmAddon {
  const { parent, name, context, provider, namespace, dependsOn } = installing;
  const { region, settings, flows, awsProvider } = context;
  return new HelmAddon(
    `${name}-${NAME}`,
    {
      ...chartSource(NAME),
      releaseName: NAME,
      namespace,
      timeoutSeconds: 900,
      networkPolicies: { [NAME]: networkPolicySpec(flows, NAME) },
      identities: [storageIdentity(context, LOKI.serviceAccount, bucket)],
      values: bucket.bucketName.apply((bucketName) =>
        lokiValues({
          settings: settings.observability.logs,
          region,
          bucketName,
          placement: placementOf(installing, "memory", "infrastructure"),
        }),
      ),
    },
    { parent, providers: [provider, awsProvider], dependsOn: [...dependsOn] },
  );
}
