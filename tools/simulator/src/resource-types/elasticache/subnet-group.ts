/** Subnets of a cache. https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html */
import { arn } from "../../account/identifiers.ts";
import { text, texts } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_SUBNET } from "../references.ts";
import { SUBNET } from "../tokens.ts";
import { CACHE_SUBNET_GROUP } from "./tokens.ts";

export const cacheSubnetGroup = defineResourceType({
  type: CACHE_SUBNET_GROUP,
  taggable: true,
  autoName: { property: "name", maxLength: 255 },
  references: { "subnetIds[]": { ...TO_SUBNET, notFound: "InvalidSubnet" } },
  refuse(inputs, { account }) {
    const vpcs = texts(inputs, "subnetIds").flatMap(
      (id) => text(account.find(SUBNET, "id", id)?.outputs, "vpcId") ?? [],
    );
    return refusals(
      new Set(vpcs).size > 1 &&
        refusal("InvalidSubnet", "subnetIds", "the subnets are of several VPCs", "name subnets of one VPC"),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    const subnet = context.account.find(SUBNET, "id", texts(inputs, "subnetIds")[0]);
    return {
      id: name,
      outputs: {
        arn: arn(context, "elasticache", `subnetgroup:${name}`),
        vpcId: subnet?.outputs["vpcId"] ?? "",
      },
    };
  },
});
