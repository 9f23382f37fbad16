/** Replication of a registry: one configuration for each account and region. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutReplicationConfiguration.html */
import { regions } from "../../account/regions.ts";
import { object, objects, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";

const CODE = "InvalidParameterException";
const TYPE = "aws:ecr/replicationConfiguration:ReplicationConfiguration";
/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html */
const MAX_RULES = 10;
const MAX_DESTINATIONS = 25;

export const replicationConfiguration = defineResourceType({
  type: TYPE,
  taggable: false,
  refuse(inputs, { account, accountId, region }) {
    const rules = objects(object(inputs, "replicationConfiguration") ?? {}, "rules");
    const targets = rules.flatMap((rule) => objects(rule, "destinations"));
    const seen = account.all(TYPE).some((other) => other.region === region);
    return refusals(
      seen &&
        refusal(
          CODE,
          "replicationConfiguration",
          `the registry of ${region} has a configuration, which this one would overwrite`,
          "put the rules of both into one",
        ),
      rules.length > MAX_RULES &&
        refusal(
          CODE,
          "replicationConfiguration",
          `${rules.length} rules are over ${MAX_RULES}`,
          "merge rules",
        ),
      targets.length > MAX_DESTINATIONS &&
        refusal(
          CODE,
          "replicationConfiguration",
          `${targets.length} destinations are over ${MAX_DESTINATIONS}`,
          "leave some out",
        ),
      targets.flatMap((target): Refusal[] => {
        const there = text(target, "region") ?? "";
        return refusals(
          !(there in regions()) &&
            refusal(CODE, "replicationConfiguration", `${there} is no region`, "name a region"),
          there === region &&
            text(target, "registryId") === accountId &&
            refusal(
              CODE,
              "replicationConfiguration",
              "the registry would copy to itself",
              "name another region or registry",
            ),
        );
      }),
    );
  },
  create: (_inputs, { accountId }) => ({ id: accountId, outputs: { registryId: accountId } }),
});
