/** Subnets that a database may be in. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html */
import { arn } from "../../account/identifiers.ts";
import { text, texts } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_SUBNET } from "../references.ts";
import { SUBNET } from "../tokens.ts";
import { RDS_SUBNET_GROUP } from "./tokens.ts";

export const subnetGroup = defineResourceType({
  type: RDS_SUBNET_GROUP,
  taggable: true,
  autoName: { property: "name", maxLength: 255 },
  references: { "subnetIds[]": { ...TO_SUBNET, notFound: "InvalidSubnet" } },
  refuse(inputs, { account }) {
    const subnets = texts(inputs, "subnetIds").flatMap((id) => account.where(SUBNET, "id", id));
    const distinct = (key: string) => new Set(subnets.map(({ outputs }) => text(outputs, key))).size;
    return refusals(
      subnets.length > 0 &&
        distinct("availabilityZone") < 2 &&
        refusal(
          "DBSubnetGroupDoesNotCoverEnoughAZs",
          "subnetIds",
          "the subnets are in one zone; a database needs two to choose from",
          "name subnets of two zones or more",
        ),
      distinct("vpcId") > 1 &&
        refusal("InvalidSubnet", "subnetIds", "the subnets are of several VPCs", "name subnets of one VPC"),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    const subnet = context.account.find(SUBNET, "id", texts(inputs, "subnetIds")[0]);
    return {
      id: name,
      outputs: {
        arn: arn(context, "rds", `subgrp:${name}`),
        supportedNetworkTypes: ["IPV4"],
        vpcId: subnet?.outputs["vpcId"] ?? "",
      },
    };
  },
});
