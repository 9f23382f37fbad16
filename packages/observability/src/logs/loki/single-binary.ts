/** Values for Loki in one process. */
import type { ObservabilitySettings } from "@drydock/core/environment";
import { type LokiSurroundings, VOLUME_CLASS } from "./values.ts";

type SingleBinary = Extract<ObservabilitySettings["logs"]["loki"], { readonly mode: "SingleBinary" }>;

export function singleBinaryValues({ placement }: LokiSurroundings, { storageGiB, resources }: SingleBinary) {
  return {
    deploymentMode: "Monolithic",
    singleBinary: {
      replicas: 1,
      sidecar: false,
      resources,
      nodeSelector: placement.nodeSelector,
      tolerations: placement.tolerations,
      persistence: {
        enabled: true,
        size: `${storageGiB}Gi`,
        storageClass: VOLUME_CLASS,
        // Lines that are in no chunk yet are on it.
        whenDeleted: "Retain",
        whenScaled: "Retain",
      },
    },
    // A cache of what one process reads anyway.
    chunksCache: { enabled: false },
    resultsCache: { enabled: false },
  };
}
