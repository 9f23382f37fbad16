/** Contract of the foundation layer. */
import { z } from "zod";
import { defineContract } from "./contract.ts";

export const foundationContract = defineContract({
  layer: "foundation",
  version: 1,
  outputs: {
    /**
     * Namespaces of the environment file: name to name, so that one is a field away. Known once they are closed, and
     * once the definitions of ServiceMonitor and PrometheusRule are served.
     */
    namespaces: z.record(z.string(), z.string()),
    /** The default one first. */
    storageClassNames: z.array(z.string()),
    volumeSnapshotClassName: z.string(),
    /** Highest first. */
    priorityClassNames: z.array(z.string()),
    /** Customer-managed key of workloads' volumes, their snapshots and the file system. */
    dataVolumeKeyArn: z.string(),
    /** EFS file system behind shared-filesystem and nfs-storage, mounted in every zone. */
    fileSystemId: z.string(),
    /** For backup plans. */
    fileSystemArn: z.string(),
    /**
     * Release of each controller that scales pods: keda, vertical-pod-autoscaler, prometheus-adapter. Known once it
     * is ready, and so once ScaledObject and VerticalPodAutoscaler are served.
     */
    podAutoscalerReleases: z.record(z.string(), z.string()),
  },
});
