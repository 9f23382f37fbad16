/** Buckets, image repositories, and backups. */
import type { RulesByType } from "../rules.ts";
import { aws } from "./schema.ts";

const LOST = { replacement: "data-loss", deletion: "data-loss" } as const;

/** Settings of a bucket are resources of their own, tied to it by name. */
const OF_BUCKET = ["bucket", "expectedBucketOwner"];

export const STORAGE: RulesByType = {
  "aws:s3/bucket:Bucket": aws("s3/bucket.go", {
    replaces: ["bucket", "bucketNamespace", "bucketPrefix", "objectLockEnabled"],
    updates: { forceDestroy: "none" },
    ...LOST,
  }),
  // Rules of expiry delete objects, and versions are what brings a deleted object back.
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": aws(
    "s3/bucket_lifecycle_configuration.go",
    { replaces: OF_BUCKET, update: "data-loss?", updates: { transitionDefaultMinimumObjectSize: "none" } },
  ),
  "aws:s3/bucketVersioning:BucketVersioning": aws("s3/bucket_versioning.go", {
    replaces: OF_BUCKET,
    update: "data-loss?",
    replacement: "data-loss?",
    deletion: "data-loss?",
  }),
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": aws(
    "s3/bucket_object_lock_configuration.go",
    {
      replaces: [...OF_BUCKET, "objectLockEnabled"],
      update: "data-loss?",
      replacement: "data-loss?",
      deletion: "data-loss?",
    },
  ),
  "aws:s3/bucketLogging:BucketLogging": aws("s3/bucket_logging.go", { replaces: OF_BUCKET }),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": aws("s3/bucket_ownership_controls.go", {
    replaces: ["bucket"],
    update: "downtime?",
  }),
  "aws:s3/bucketPolicy:BucketPolicy": aws("s3/bucket_policy.go", {
    replaces: ["bucket"],
    update: "downtime?",
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": aws("s3/bucket_public_access_block.go", {
    replaces: ["bucket"],
    update: "downtime?",
  }),
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": aws("s3/bucket_replication_configuration.go", {
    replaces: ["bucket"],
  }),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": aws(
    "s3/bucket_server_side_encryption_configuration.go",
    { replaces: OF_BUCKET, update: "downtime?" },
  ),
  "aws:ecr/repository:Repository": aws("ecr/repository.go", {
    replaces: ["encryptionConfigurations", "name"],
    ...LOST,
  }),
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": aws("ecr/lifecycle_policy.go", {
    replaces: ["repository"],
    mayReplace: ["policy"],
    update: "data-loss?",
    replacement: "data-loss?",
  }),
  "aws:ecr/replicationConfiguration:ReplicationConfiguration": aws("ecr/replication_configuration.go", {
    replaces: [],
  }),
  "aws:backup/plan:Plan": aws("backup/plan.go", { replaces: ["name"], update: "data-loss?" }),
  "aws:backup/selection:Selection": aws("backup/selection.go", {
    replaces: ["conditions", "iamRoleArn", "name", "notResources", "planId", "resources", "selectionTags"],
  }),
  "aws:backup/vault:Vault": aws("backup/vault.go", { replaces: ["kmsKeyArn", "name"], ...LOST }),
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": aws("backup/vault_lock_configuration.go", {
    replaces: ["backupVaultName", "changeableForDays", "maxRetentionDays", "minRetentionDays"],
    replacement: "data-loss?",
    deletion: "data-loss?",
  }),
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": aws("dlm/lifecycle_policy.go", {
    replaces: ["defaultPolicy"],
    mayReplace: ["policyDetails.policyType"],
    update: "data-loss?",
  }),
};
