/** The environment file: one strict object, put together from one slice per concern. */
import { z } from "zod";
import { agentPlatformSlice } from "./slices/agent-platform.ts";
import { alarmsSlice } from "./slices/alarms.ts";
import { appsSlice } from "./slices/apps.ts";
import { autoscalingSlice } from "./slices/autoscaling.ts";
import { backupSlice } from "./slices/backup.ts";
import { clusterSlice } from "./slices/cluster.ts";
import { dataSlice } from "./slices/data.ts";
import { deliverySlice } from "./slices/delivery.ts";
import { edgeSlice } from "./slices/edge.ts";
import { identitySlice } from "./slices/identity.ts";
import { meshSlice } from "./slices/mesh.ts";
import { namespacesSlice } from "./slices/namespaces.ts";
import { networkSlice } from "./slices/network.ts";
import { nodePoolsSlice } from "./slices/node-pools.ts";
import { observabilitySlice } from "./slices/observability.ts";
import { podAutoscalingSlice } from "./slices/pod-autoscaling.ts";
import { quotasSlice } from "./slices/quotas.ts";
import { securitySlice } from "./slices/security.ts";
import { storageSlice } from "./slices/storage.ts";

export const environmentSchema = z
  .strictObject({
    ...identitySlice,
    network: networkSlice,
    cluster: clusterSlice,
    nodePools: nodePoolsSlice,
    autoscaling: autoscalingSlice,
    namespaces: namespacesSlice,
    storage: storageSlice,
    podAutoscaling: podAutoscalingSlice,
    security: securitySlice,
    mesh: meshSlice,
    edge: edgeSlice,
    observability: observabilitySlice,
    backup: backupSlice,
    data: dataSlice,
    delivery: deliverySlice,
    apps: appsSlice,
    agentPlatform: agentPlatformSlice.optional(),
    alarms: alarmsSlice.optional(),
    quotas: quotasSlice.optional(),
  })
  .meta({ title: "Drydock environment", description: "Everything that differs between environments." });

/** A validated environment file, every default filled in. */
export type Environment = z.infer<typeof environmentSchema>;

/** Keys of the environment that a layer may ask for as its slice. */
export type SliceName =
  | "network"
  | "cluster"
  | "nodePools"
  | "autoscaling"
  | "namespaces"
  | "storage"
  | "podAutoscaling"
  | "security"
  | "mesh"
  | "edge"
  | "observability"
  | "backup"
  | "data"
  | "delivery"
  | "apps"
  | "agentPlatform"
  | "alarms";
