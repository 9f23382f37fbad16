/** Contract of the edge layer. */
import { z } from "zod";
import { defineContract } from "./contract.ts";

export const edgeContract = defineContract({
  layer: "edge",
  version: 1,
  outputs: {
    /** Hosts that callers from outside reach, apps' first. Known once they have certificates and records are written. */
    hosts: z.array(z.string()),
    /** Release of ExternalDNS by name, where the environment has it: it outlives the hosts whose records it keeps. */
    dnsReleases: z.record(z.string(), z.string()),
    /**
     * What another region joins: healthCheckId with Route 53; listenerArn, dnsName and address1, address2 with Global
     * Accelerator, where this environment made it. Empty with one region.
     */
    failover: z.record(z.string(), z.string()),
  },
});
