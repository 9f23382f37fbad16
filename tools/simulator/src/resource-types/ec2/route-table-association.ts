/** Association of a route table with a subnet or a gateway. */
import { ec2Id } from "../../account/identifiers.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_ROUTE_TABLE, TO_SUBNET } from "../references.ts";
import { ROUTE_TABLE, ROUTE_TABLE_ASSOCIATION, SUBNET } from "../tokens.ts";

export const routeTableAssociation = defineResourceType({
  type: ROUTE_TABLE_ASSOCIATION,
  taggable: false,
  references: { routeTableId: TO_ROUTE_TABLE, subnetId: TO_SUBNET },
  refuse({ subnetId, gatewayId, routeTableId }, { account }) {
    const vpcOf = (type: string, id: unknown): unknown => account.find(type, "id", id)?.outputs["vpcId"];
    const [ofSubnet, ofTable] = [vpcOf(SUBNET, subnetId), vpcOf(ROUTE_TABLE, routeTableId)];
    return refusals(
      (subnetId === undefined) === (gatewayId === undefined) &&
        refusal(
          "InvalidParameterCombination",
          "subnetId",
          "an association is of one subnet or one gateway",
          "set either subnetId or gatewayId",
        ),
      subnetId !== undefined &&
        account.find(ROUTE_TABLE_ASSOCIATION, "subnetId", subnetId) !== undefined &&
        refusal(
          "Resource.AlreadyAssociated",
          "subnetId",
          `the subnet is already associated with a route table`,
          "associate every subnet with one route table",
        ),
      ofSubnet !== undefined &&
        ofTable !== undefined &&
        ofSubnet !== ofTable &&
        refusal(
          "InvalidParameterValue",
          "routeTableId",
          "the route table and the subnet belong to different VPCs",
          "use a route table of the subnet's VPC",
        ),
    );
  },
  create: (_inputs, context) => ({ id: ec2Id(context, "rtbassoc"), outputs: {} }),
});
