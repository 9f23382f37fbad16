/** A cache in several regions. https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateGlobalReplicationGroup.html */
import type { Properties } from "../../account/account.ts";
import { text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { GLOBAL_DATASTORE, REPLICATION_GROUP } from "./tokens.ts";

/** Families and sizes that AWS lists for global datastores. */
const NODE = /^cache\.(m5|m6g|m7g|r5|r6g|r6gd|r7g|c7gn)\.\d*x?large$/;
/** What a member has from the primary; the provider takes none of it beside the datastore's id. */
const INHERITED = [
  "engine",
  "engineVersion",
  "nodeType",
  "numNodeGroups",
  "parameterGroupName",
  "atRestEncryptionEnabled",
  "transitEncryptionEnabled",
] as const;

export const globalDatastore = defineResourceType({
  type: GLOBAL_DATASTORE,
  taggable: false,
  scope: "global",
  references: {
    primaryReplicationGroupId: { type: REPLICATION_GROUP, notFound: "ReplicationGroupNotFoundFault" },
  },
  refuse(inputs, { account }) {
    const primary = account.find(REPLICATION_GROUP, "id", inputs["primaryReplicationGroupId"]);
    const nodeType = text(primary?.inputs, "nodeType");
    return refusals(
      nodeType !== undefined &&
        !NODE.test(nodeType) &&
        refusal(
          "InvalidParameterValue",
          "primaryReplicationGroupId",
          `nodes of type ${nodeType} are in no global datastore`,
          "use a type such as cache.r6g.large",
        ),
    );
  },
  create(inputs, context) {
    const letters = context.hash(5, "prefix").replace(/\d/g, (digit) => "ghijklmnop".charAt(Number(digit)));
    const id = `${letters}-${text(inputs, "globalReplicationGroupIdSuffix") ?? ""}`;
    return {
      id,
      outputs: {
        arn: `arn:${context.partition}:elasticache::${context.accountId}:globalreplicationgroup:${id}`,
        globalReplicationGroupId: id,
      },
    };
  },
});

/** Of a group that joins a global datastore. */
export function memberRefusals(inputs: Properties): Refusal[] {
  if (inputs["globalReplicationGroupId"] === undefined) return [];
  return INHERITED.filter((key) => inputs[key] !== undefined).flatMap((key) =>
    refusals(
      refusal(
        "InvalidParameterCombination",
        key,
        "a member of a global datastore has this from the primary",
        `leave ${key} out`,
      ),
    ),
  );
}
