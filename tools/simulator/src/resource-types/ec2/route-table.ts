/** Route table. */
import { arn, ec2Id } from "../../account/identifiers.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_VPC } from "../references.ts";
import { ROUTE_TABLE } from "../tokens.ts";

export const routeTable = defineResourceType({
  type: ROUTE_TABLE,
  taggable: true,
  references: { vpcId: TO_VPC },
  create(inputs, context) {
    const id = ec2Id(context, "rtb");
    return {
      id,
      outputs: {
        arn: arn(context, "ec2", `route-table/${id}`),
        ownerId: context.accountId,
        propagatingVgws: inputs["propagatingVgws"] ?? [],
        routes: inputs["routes"] ?? [],
      },
    };
  },
});
