/** Contract of the data layer. */
import { z } from "zod";
import { defineContract } from "./contract.ts";

export const dataContract = defineContract({
  layer: "data",
  version: 1,
  outputs: {
    /**
     * host:port of each service that the environment has: postgresql, redis, rabbitmq, timescaledb, kafka. Known once
     * it is ready; of a service in the cluster the pod that takes the writes.
     */
    endpoints: z.record(z.string(), z.string()),
    /** Host and port of replicas to read from, of the services that have any. */
    readerEndpoints: z.record(z.string(), z.string()),
    /** Secret with the master user's name and password, which RDS itself changes; by service, where AWS manages it. */
    masterSecretArns: z.record(z.string(), z.string()),
    /**
     * Identifiers for alarms: of the RDS instance and of the ElastiCache group, by service; redisGlobalDatastore of the
     * global datastore, for the environments that follow it.
     */
    managedIds: z.record(z.string(), z.string()),
    /** Secrets in AWS Secrets Manager that services in the cluster read their passwords from. */
    secretPaths: z.record(z.string(), z.string()),
  },
});
