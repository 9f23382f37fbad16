/** Physical names that others must know beforehand: of the database, because RDS names its log after it. */
import { databaseIdentifier, physicalName } from "@drydock/core/naming";

export function instanceName(environment: string): string {
  return databaseIdentifier(environment);
}

/** RDS writes to this group and no other; made beforehand it is encrypted and ends, left to RDS it is neither. */
export function logGroupName(environment: string): string {
  return physicalName("logGroup", `/aws/rds/instance/${instanceName(environment)}/postgresql`);
}

/** Users of ElastiCache that log in with IAM have an id that is their name. */
export function cacheUserName(environment: string): string {
  return physicalName("elasticacheReplicationGroup", "drydock", environment);
}

/** Path of a user's secret below the environment's, as the block of an app refers to it. */
export function redisSecretPath(user: string): string {
  return `data/redis/${user}`;
}
