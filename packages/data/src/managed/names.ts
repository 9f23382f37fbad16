/** Physical names that others must know beforehand: of the database, because RDS names its log after it. */
import { physicalName } from "@drydock/core/naming";

export function instanceName(environment: string): string {
  return physicalName("rdsInstance", "drydock", environment);
}

/** RDS writes to this group and no other; made beforehand it is encrypted and ends, left to RDS it is neither. */
export function logGroupName(environment: string): string {
  return physicalName("logGroup", `/aws/rds/instance/${instanceName(environment)}/postgresql`);
}

/** Users of ElastiCache that log in with IAM have an id that is their name. */
export function cacheUserName(environment: string): string {
  return physicalName("elasticacheReplicationGroup", "drydock", environment);
}
