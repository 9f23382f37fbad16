/** Type tokens of ElastiCache. */
export const REPLICATION_GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
export const CACHE_SUBNET_GROUP = "aws:elasticache/subnetGroup:SubnetGroup";
export const CACHE_USER = "aws:elasticache/user:User";
export const CACHE_USER_GROUP = "aws:elasticache/userGroup:UserGroup";
export const GLOBAL_DATASTORE = "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup";
