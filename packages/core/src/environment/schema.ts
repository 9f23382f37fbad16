/** The environment file: one strict object, put together from one slice per concern. */
import { z } from "zod";
import { autoscalingSlice } from "./slices/autoscaling.ts";
import { clusterSlice } from "./slices/cluster.ts";
import { identitySlice } from "./slices/identity.ts";
import { networkSlice } from "./slices/network.ts";
import { nodePoolsSlice } from "./slices/node-pools.ts";

export const environmentSchema = z
  .strictObject({
    ...identitySlice,
    network: networkSlice,
    cluster: clusterSlice,
    nodePools: nodePoolsSlice,
    autoscaling: autoscalingSlice,
  })
  .meta({ title: "Drydock environment", description: "Everything that differs between environments." });

/** A validated environment file, every default filled in. */
export type Environment = z.infer<typeof environmentSchema>;

/** Keys of the environment that a layer may ask for as its slice. */
export type SliceName = "network" | "cluster" | "nodePools" | "autoscaling";
