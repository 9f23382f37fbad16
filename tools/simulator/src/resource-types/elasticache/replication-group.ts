/** A cache and its replicas. https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html */
import type { Properties } from "../../account/account.ts";
import { arn } from "../../account/identifiers.ts";
import { flag, number, text, texts } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_SECURITY_GROUP } from "../references.ts";
import { KEY } from "../tokens.ts";
import { memberRefusals } from "./global-datastore.ts";
import { CACHE_SUBNET_GROUP, CACHE_USER_GROUP, REPLICATION_GROUP } from "./tokens.ts";

const PORT = 6379;
const COMBINATION = "InvalidParameterCombination";
const MOST_SNAPSHOTS = 35;

export const replicationGroup = defineResourceType({
  type: REPLICATION_GROUP,
  taggable: true,
  autoName: { property: "replicationGroupId", maxLength: 40 },
  references: {
    subnetGroupName: { type: CACHE_SUBNET_GROUP, by: "name", notFound: "CacheSubnetGroupNotFoundFault" },
    "securityGroupIds[]": { ...TO_SECURITY_GROUP, notFound: "InvalidParameterValue" },
    "userGroupIds[]": { type: CACHE_USER_GROUP, notFound: "UserGroupNotFound" },
    kmsKeyId: { type: KEY, by: "arn", notFound: "InvalidKMSKeyFault" },
  },
  refuse: (inputs) =>
    refusals(
      nameRefusals(
        "elasticacheReplicationGroup",
        inputs["replicationGroupId"],
        "replicationGroupId",
        "InvalidParameterValue",
      ),
      failoverRefusals(inputs),
      memberRefusals(inputs),
      accessRefusals(inputs),
      snapshotRefusals(inputs),
    ),
  create(inputs, context) {
    const id = text(inputs, "replicationGroupId") ?? "";
    const domain = `${id}.${context.hash(6, "cache")}.${context.region}.cache.amazonaws.com`;
    return {
      id,
      outputs: {
        arn: arn(context, "elasticache", `replicationgroup:${id}`),
        primaryEndpointAddress: `master.${domain}`,
        readerEndpointAddress: `replica.${domain}`,
        configurationEndpointAddress: "",
        memberClusters: Array.from(
          { length: number(inputs, "numCacheClusters") ?? 1 },
          (_, i) => `${id}-00${i + 1}`,
        ),
        port: number(inputs, "port") ?? PORT,
      },
    };
  },
});

function failoverRefusals(inputs: Properties): Refusal[] {
  const failover = flag(inputs, "automaticFailoverEnabled") === true;
  const nodes = number(inputs, "numCacheClusters");
  return refusals(
    failover &&
      nodes !== undefined &&
      nodes < 2 &&
      refusal(
        COMBINATION,
        "numCacheClusters",
        "one node has no replica that could take over",
        "use two nodes or more, or turn automaticFailoverEnabled off",
      ),
    flag(inputs, "multiAzEnabled") === true &&
      !failover &&
      refusal(
        COMBINATION,
        "multiAzEnabled",
        "several zones need automatic failover",
        "set automaticFailoverEnabled to true",
      ),
  );
}

function accessRefusals(inputs: Properties): Refusal[] {
  // A member of a global datastore is encrypted as its primary is.
  const member = inputs["globalReplicationGroupId"] !== undefined;
  const tls = member || flag(inputs, "transitEncryptionEnabled") === true;
  const users = texts(inputs, "userGroupIds").length > 0;
  const token = inputs["authToken"] !== undefined || inputs["authTokenWo"] !== undefined;
  return refusals(
    (users || token) &&
      !tls &&
      refusal(
        COMBINATION,
        "transitEncryptionEnabled",
        "passwords and users need encryption in transit",
        "set transitEncryptionEnabled to true",
      ),
    users &&
      token &&
      refusal(COMBINATION, "authToken", "a token and users exclude each other", "leave authToken out"),
    inputs["kmsKeyId"] !== undefined &&
      !member &&
      flag(inputs, "atRestEncryptionEnabled") !== true &&
      refusal(
        COMBINATION,
        "kmsKeyId",
        "a key is given and nothing is encrypted at rest",
        "set atRestEncryptionEnabled to true",
      ),
  );
}

function snapshotRefusals(inputs: Properties): Refusal[] {
  const days = number(inputs, "snapshotRetentionLimit") ?? 0;
  return refusals(
    days > MOST_SNAPSHOTS &&
      refusal(
        "InvalidParameterValue",
        "snapshotRetentionLimit",
        `${days} days are more than ${MOST_SNAPSHOTS}`,
        `use ${MOST_SNAPSHOTS} or fewer`,
      ),
  );
}
