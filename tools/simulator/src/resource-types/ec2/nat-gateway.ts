/** NAT gateway. */
import { ec2Id, publicIp } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_ALLOCATION, TO_SUBNET } from "../references.ts";
import { EIP, NAT_GATEWAY } from "../tokens.ts";

export const natGateway = defineResourceType({
  type: NAT_GATEWAY,
  taggable: true,
  references: { subnetId: TO_SUBNET, allocationId: TO_ALLOCATION, "secondaryAllocationIds[]": TO_ALLOCATION },
  refuse(inputs, { account }) {
    const type = text(inputs, "connectivityType") ?? "public";
    const allocation = text(inputs, "allocationId");
    return refusals(
      !["public", "private"].includes(type) &&
        refusal(
          "InvalidParameterValue",
          "connectivityType",
          `${type} is no connectivity`,
          "use public or private",
        ),
      text(inputs, "subnetId") === undefined &&
        inputs["availabilityMode"] !== "regional" &&
        refusal("MissingParameter", "subnetId", "a zonal NAT gateway needs a subnet", "set subnetId"),
      type === "public" &&
        inputs["availabilityMode"] !== "regional" &&
        allocation === undefined &&
        refusal(
          "MissingParameter",
          "allocationId",
          "a public NAT gateway needs an address",
          "set allocationId",
        ),
      type === "private" &&
        allocation !== undefined &&
        refusal(
          "InvalidParameter",
          "allocationId",
          "a private NAT gateway takes no elastic address",
          "remove allocationId, or make the gateway public",
        ),
      allocation !== undefined &&
        account.find(NAT_GATEWAY, "allocationId", allocation) !== undefined &&
        refusal(
          "Resource.AlreadyAssociated",
          "allocationId",
          `the address already belongs to another NAT gateway`,
          "allocate one address for each gateway",
        ),
    );
  },
  create(inputs, context) {
    const connectivityType = text(inputs, "connectivityType") ?? "public";
    const allocated = context.account.find(EIP, "id", inputs["allocationId"]);
    return {
      id: ec2Id(context, "nat"),
      outputs: {
        associationId: connectivityType === "public" ? ec2Id(context, "eipassoc") : "",
        connectivityType,
        networkInterfaceId: ec2Id(context, "eni"),
        publicIp: connectivityType === "public" ? (allocated?.outputs["publicIp"] ?? publicIp(context)) : "",
      },
    };
  },
});
