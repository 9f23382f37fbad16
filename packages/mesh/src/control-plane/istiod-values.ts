/** Values of the istiod chart. */
import type { MeshSettings } from "@drydock/core/environment";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, spread } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL } from "../installing.ts";
import { istioImages } from "./images.ts";
import { meshConfig } from "./mesh-config.ts";

export interface IstiodSettings {
  readonly version: string;
  readonly settings: MeshSettings;
  readonly placement: Placement;
}

const SECCOMP = { type: "RuntimeDefault" } as const;

export function istiodValues({ version, settings, placement }: IstiodSettings): HelmValues {
  const { meshId, clusterName, network, controlPlane } = settings;
  const { minReplicas, maxReplicas, resources } = controlPlane;
  return {
    autoscaleEnabled: true,
    autoscaleMin: minReplicas,
    autoscaleMax: maxReplicas,
    cpu: { targetAverageUtilization: 80 },
    resources,
    seccompProfile: SECCOMP,
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    topologySpreadConstraints: spread({ app: "istiod" }),
    // Proxies without an init container that would need rights over the network.
    cni: { enabled: true },
    sidecarInjectorWebhook: { rewriteAppHTTPProbe: true },
    global: {
      ...istioImages(version),
      meshID: meshId,
      multiCluster: { clusterName },
      network,
      logAsJson: true,
      priorityClassName: PLATFORM_CRITICAL,
      // A budget of one pod for one pod would hold its node for ever.
      defaultPodDisruptionBudget: { enabled: minReplicas > 1 },
      proxy: {
        seccompProfile: SECCOMP,
        resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "1", memory: "512Mi" } },
      },
    },
    meshConfig: meshConfig(settings),
  };
}
