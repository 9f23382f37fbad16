/** A VPC's own main route table, taken over: nothing is created. */
import { arn } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_ROUTE_TABLE } from "../references.ts";
import { ROUTE_TABLE } from "../tokens.ts";

export const defaultRouteTable = defineResourceType({
  type: "aws:ec2/defaultRouteTable:DefaultRouteTable",
  taggable: true,
  references: { defaultRouteTableId: TO_ROUTE_TABLE },
  create(inputs, context) {
    const id = text(inputs, "defaultRouteTableId") ?? "";
    return {
      id,
      outputs: {
        arn: arn(context, "ec2", `route-table/${id}`),
        ownerId: context.accountId,
        routes: inputs["routes"] ?? [],
        vpcId: context.account.find(ROUTE_TABLE, "id", id)?.outputs["vpcId"],
      },
    };
  },
});
