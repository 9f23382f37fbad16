/** Databases, caches, file systems and secrets. */
import type { RulesByType } from "../rules.ts";
import { aws } from "./schema.ts";

const LOST = { replacement: "data-loss", deletion: "data-loss" } as const;

export const DATA: RulesByType = {
  "aws:rds/instance:Instance": aws("rds/instance.go", {
    replaces: [
      "availabilityZone",
      "backupTarget",
      "characterSetName",
      "customIamInstanceProfile",
      "dbName",
      "engine",
      "kmsKeyId",
      "ncharCharacterSetName",
      "restoreToPointInTime",
      "s3Import",
      "snapshotIdentifier",
      "storageEncrypted",
      "timezone",
      "username",
    ],
    // Versions of the provider differ about a change of the name.
    mayReplace: ["identifier", "identifierPrefix"],
    updates: {
      allocatedStorage: "restart?",
      backupRetentionPeriod: "downtime?",
      caCertIdentifier: "restart?",
      dbSubnetGroupName: "downtime",
      engineVersion: "downtime",
      iamDatabaseAuthenticationEnabled: "downtime?",
      instanceClass: "downtime",
      iops: "none",
      multiAz: "restart?",
      networkType: "downtime",
      optionGroupName: "downtime?",
      parameterGroupName: "downtime?",
      password: "downtime?",
      manageMasterUserPassword: "downtime?",
      port: "downtime",
      publiclyAccessible: "downtime?",
      replicateSourceDb: "downtime",
      storageType: "downtime?",
      vpcSecurityGroupIds: "downtime?",
    },
    ...LOST,
  }),
  "aws:rds/subnetGroup:SubnetGroup": aws("rds/subnet_group.go", {
    replaces: ["name", "namePrefix"],
    updates: { subnetIds: "downtime?" },
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  "aws:rds/parameterGroup:ParameterGroup": aws("rds/parameter_group.go", {
    replaces: ["description", "family", "name", "namePrefix"],
    updates: { parameters: "downtime?" },
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": aws(
    "rds/instance_automated_backups_replication.go",
    {
      replaces: ["kmsKeyId", "preSignedUrl", "retentionPeriod", "sourceDbInstanceArn"],
      replacement: "data-loss?",
      deletion: "data-loss?",
    },
  ),
  "aws:elasticache/replicationGroup:ReplicationGroup": aws("elasticache/replication_group.go", {
    replaces: [
      "atRestEncryptionEnabled",
      "dataTieringEnabled",
      "globalReplicationGroupId",
      "kmsKeyId",
      "networkType",
      "port",
      "replicationGroupId",
      "securityGroupNames",
      "snapshotArns",
      "snapshotName",
      "subnetGroupName",
    ],
    // A lower version, another engine, other node groups, or encryption in transit on an old engine.
    mayReplace: ["engine", "engineVersion", "nodeGroupConfigurations", "transitEncryptionEnabled"],
    updates: {
      nodeType: "restart",
      engine: "restart",
      engineVersion: "restart",
      numCacheClusters: "restart?",
      parameterGroupName: "restart?",
      securityGroupIds: "downtime?",
      transitEncryptionMode: "downtime?",
      userGroupIds: "downtime?",
      authToken: "downtime?",
    },
    ...LOST,
  }),
  // Every group that follows it is tied to it.
  "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup": aws(
    "elasticache/global_replication_group.go",
    {
      replaces: ["globalReplicationGroupIdSuffix", "primaryReplicationGroupId"],
      mayReplace: ["engine", "engineVersion"],
      updates: { cacheNodeType: "restart", engine: "restart", engineVersion: "restart" },
      replacement: "downtime?",
      deletion: "downtime?",
    },
  ),
  "aws:elasticache/subnetGroup:SubnetGroup": aws("elasticache/subnet_group.go", {
    replaces: ["name"],
    updates: { subnetIds: "downtime?" },
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  "aws:elasticache/user:User": aws("elasticache/user.go", {
    replaces: ["userId", "userName"],
    update: "downtime?",
    replacement: "downtime",
    deletion: "downtime",
  }),
  "aws:elasticache/userGroup:UserGroup": aws("elasticache/user_group.go", {
    replaces: ["userGroupId"],
    mayReplace: ["engine"],
    update: "downtime?",
    replacement: "downtime",
    deletion: "downtime",
  }),
  "aws:efs/fileSystem:FileSystem": aws("efs/file_system.go", {
    replaces: ["availabilityZoneName", "creationToken", "encrypted", "kmsKeyId", "performanceMode"],
    ...LOST,
  }),
  "aws:efs/fileSystemPolicy:FileSystemPolicy": aws("efs/file_system_policy.go", {
    replaces: ["fileSystemId"],
    update: "downtime?",
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  "aws:efs/mountTarget:MountTarget": aws("efs/mount_target.go", {
    replaces: ["fileSystemId", "ipAddress", "ipAddressType", "ipv6Address", "subnetId"],
    updates: { securityGroups: "downtime?" },
    replacement: "downtime",
    deletion: "downtime",
  }),
  "aws:efs/backupPolicy:BackupPolicy": aws("efs/backup_policy.go", { replaces: ["fileSystemId"] }),
  "aws:secretsmanager/secret:Secret": aws("secretsmanager/secret.go", {
    replaces: ["name", "namePrefix"],
    mayReplace: ["type"],
    updates: { kmsKeyId: "downtime?", policy: "downtime?" },
    ...LOST,
  }),
  "aws:secretsmanager/secretVersion:SecretVersion": aws("secretsmanager/secret_version.go", {
    replaces: ["secretBinary", "secretId", "secretString", "secretStringWoVersion"],
    replacement: "downtime?",
    deletion: "downtime",
  }),
};
