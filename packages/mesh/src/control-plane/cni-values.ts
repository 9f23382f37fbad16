/** Values of the istio-cni chart. */
import type { HelmValues } from "@drydock/helm-addon";
import { istioImages } from "./images.ts";

/**
 * The agent sets up redirection to the proxy when a pod's network is made. Without it each pod would need an init
 * container with NET_ADMIN, which restricted namespaces refuse.
 * https://istio.io/latest/docs/setup/additional-setup/cni/
 */
export function cniValues(version: string): HelmValues {
  return {
    global: { ...istioImages(version), logAsJson: true },
    // After the VPC CNI, in its chain.
    chained: true,
    cniBinDir: "/opt/cni/bin",
    cniConfDir: "/etc/cni/net.d",
    excludeNamespaces: ["kube-system"],
    // A pod that a new node starts before the agent is mended in place, not deleted: no right to delete pods.
    repair: { enabled: true, repairPods: true, deletePods: false, labelPods: false },
    resources: { requests: { cpu: "50m", memory: "100Mi" }, limits: { memory: "256Mi" } },
  };
}
