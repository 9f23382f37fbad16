/** What the values of each service of identity are made from. */
import type { Placement } from "@drydock/core/placement";

export interface ServiceSurroundings {
  readonly placement: Placement;
  readonly namespace: string;
}

/** Pods that serve their own TLS stay out of the mesh: a sidecar would only wrap it once more. */
export const OUT_OF_MESH = { "sidecar.istio.io/inject": "false" } as const;

/** A volume that the certificate's secret is mounted from. */
export function certificateVolume(name: string, secretName: string) {
  return { name, secret: { secretName, defaultMode: 0o440 } };
}
