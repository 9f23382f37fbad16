/** Subnet of a VPC. */
import { cidrContains, cidrProblem } from "@drydock/core/cidr";
import type { Properties } from "../../account/account.ts";
import { blocksBy, prefixLength } from "../../account/cidr.ts";
import { arn, ec2Id } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { zoneByName, zonesOf } from "../../account/regions.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { type CreateContext, defineResourceType } from "../../resource-type.ts";
import { TO_VPC } from "../references.ts";
import { SUBNET } from "../tokens.ts";
import { blocksOf } from "./vpc-blocks.ts";

export const subnet = defineResourceType({
  type: SUBNET,
  taggable: true,
  references: { vpcId: TO_VPC },
  refuse: (inputs, context) => [...blockRefusals(inputs, context), ...zoneRefusals(inputs, context)],
  create(inputs, context) {
    const id = ec2Id(context, "subnet");
    const zones = zonesOf(context.region);
    const zone =
      zoneByName(context.region, text(inputs, "availabilityZone")) ??
      zones.find((known) => known.id === inputs["availabilityZoneId"]) ??
      zones[0];
    return {
      id,
      outputs: {
        arn: arn(context, "ec2", `subnet/${id}`),
        availabilityZone: text(inputs, "availabilityZone") ?? zone?.name,
        availabilityZoneId: zone?.id,
        assignIpv6AddressOnCreation: inputs["assignIpv6AddressOnCreation"] ?? false,
        ipv6CidrBlock: inputs["ipv6CidrBlock"] ?? "",
        ipv6CidrBlockAssociationId: "",
        mapPublicIpOnLaunch: inputs["mapPublicIpOnLaunch"] ?? false,
        ownerId: context.accountId,
        privateDnsHostnameTypeOnLaunch: inputs["privateDnsHostnameTypeOnLaunch"] ?? "ip-name",
      },
    };
  },
});

const SUBNET_BLOCKS = blocksBy("vpcId", "cidrBlock");

function blockRefusals(inputs: Properties, { account }: CreateContext): Refusal[] {
  const cidr = text(inputs, "cidrBlock");
  if (cidr === undefined) {
    return refusals(
      inputs["ipv6Native"] !== true &&
        inputs["ipv4IpamPoolId"] === undefined &&
        refusal("MissingParameter", "cidrBlock", "a subnet needs a CIDR block", "set cidrBlock"),
    );
  }
  const problem = cidrProblem(cidr);
  if (problem !== undefined) {
    return [
      refusal("InvalidParameterValue", "cidrBlock", `${cidr} ${problem}`, "write the block's first address"),
    ];
  }
  const ofVpc = blocksOf(account, inputs["vpcId"]);
  const conflict = SUBNET_BLOCKS.overlapping(account, SUBNET, inputs["vpcId"], cidr);
  const length = prefixLength(cidr);
  return refusals(
    (length < 16 || length > 28) &&
      refusal(
        "InvalidSubnet.Range",
        "cidrBlock",
        `${cidr} is a /${length}; AWS takes /16 to /28`,
        "choose a block of /16 to /28",
      ),
    ofVpc.length > 0 &&
      !ofVpc.some((block) => cidrContains(block, cidr)) &&
      refusal(
        "InvalidSubnet.Range",
        "cidrBlock",
        `${cidr} lies outside the VPC's ${ofVpc.join(", ")}`,
        "choose a block inside one of the VPC's, and create the association of a secondary one first",
      ),
    conflict !== undefined &&
      refusal(
        "InvalidSubnet.Conflict",
        "cidrBlock",
        `${cidr} overlaps ${String(conflict.outputs["cidrBlock"])} of ${conflict.name}`,
        "choose a block that no other subnet overlaps",
      ),
  );
}

function zoneRefusals(inputs: Properties, { region }: CreateContext): Refusal[] {
  const name = text(inputs, "availabilityZone");
  const id = text(inputs, "availabilityZoneId");
  const zones = zonesOf(region);
  return refusals(
    name !== undefined &&
      zoneByName(region, name) === undefined &&
      noZone(
        "availabilityZone",
        name,
        region,
        zones.map((zone) => zone.name),
      ),
    id !== undefined &&
      !zones.some((zone) => zone.id === id) &&
      noZone(
        "availabilityZoneId",
        id,
        region,
        zones.map((zone) => zone.id),
      ),
  );
}

function noZone(property: string, value: string, region: string, known: readonly string[]): Refusal {
  return refusal(
    "InvalidParameterValue",
    property,
    `${value} is no availability zone of ${region}`,
    known.length > 0 ? `use one of ${known.join(", ")}` : "use a region that docs/simulator.md lists",
  );
}
