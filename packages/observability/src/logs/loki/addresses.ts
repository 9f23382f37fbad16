/** Services of Loki, which are called otherwise in each mode. */
import type { ObservabilitySettings } from "@drydock/core/environment";
import { LOKI } from "@drydock/core/flows";

export type LokiMode = ObservabilitySettings["logs"]["loki"]["mode"];

/** Names of the chart for a release that is called as the chart. */
const SERVICES: Readonly<Record<LokiMode, { readonly push: string; readonly query: string }>> = {
  SingleBinary: { push: "loki", query: "loki" },
  Distributed: { push: "loki-distributor", query: "loki-query-frontend" },
};

/** Host that collectors send lines to. */
export const pushHost = (mode: LokiMode): string => `${SERVICES[mode].push}.${LOKI.namespace}.svc`;

export const pushUrl = (mode: LokiMode): string =>
  `http://${pushHost(mode)}:${LOKI.ports.http}/loki/api/v1/push`;

export const queryUrl = (mode: LokiMode): string =>
  `http://${SERVICES[mode].query}.${LOKI.namespace}.svc:${LOKI.ports.http}`;
