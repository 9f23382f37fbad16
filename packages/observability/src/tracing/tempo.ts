/** Tempo: keeps the traces that the proxies of the mesh send. OBS-07. */
import { chartSource } from "@drydock/core/catalogue";
import { networkPolicySpec, TEMPO } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import { type Installing, placementOf } from "../installing.ts";
import { tempoValues } from "./values.ts";

export const TEMPO_URL = `http://${TEMPO.service}.${TEMPO.namespace}.svc:${TEMPO.ports.Query}`;

export function createTempo(installing: Installing): HelmAddon {
  const { parent, name, context, provider, namespace, dependsOn } = installing;
  return new HelmAddon(
    `${name}-tempo`,
    {
      ...chartSource("tempo"),
      releaseName: "tempo",
      namespace,
      networkPolicies: { tempo: networkPolicySpec(context.flows, "tempo") },
      values: tempoValues({
        settings: context.settings.observability.tracing,
        placement: placementOf(installing, "infrastructure"),
      }),
    },
    { parent, providers: [provider], dependsOn: [...dependsOn] },
  );
}
