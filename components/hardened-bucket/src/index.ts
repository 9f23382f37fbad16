/** S3 buckets: private, versioned, encrypted, TLS only. */
export { AccessLogBucket, type AccessLogBucketArgs } from "./access-log-bucket.ts";
export { type BucketLock, HardenedBucket, type HardenedBucketArgs } from "./hardened-bucket.ts";
export type { ServiceDelivery } from "./policy.ts";
export {
  type BucketReplica,
  BucketReplication,
  type BucketReplicationArgs,
  REPLICATION_RULE,
} from "./replication.ts";
