/** Secondary CIDR block of a VPC. */
import type { Properties } from "../../account/account.ts";
import { ec2Id } from "../../account/identifiers.ts";
import { cidrProblem, cidrsOverlap } from "@drydock/core/cidr";
import { text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { type CreateContext, defineResourceType } from "../../resource-type.ts";
import { TO_VPC } from "../references.ts";
import { blockRefusals, blocksOf, restrictedBeside } from "./vpc-blocks.ts";
import { VPC_CIDR_ASSOCIATION } from "../tokens.ts";

export const vpcCidrAssociation = defineResourceType({
  type: VPC_CIDR_ASSOCIATION,
  taggable: false,
  references: { vpcId: TO_VPC },
  refuse(inputs, context) {
    const cidr = text(inputs, "cidrBlock");
    if (cidr === undefined) return [];
    const own = blockRefusals(cidr, "InvalidVpc.Range");
    return cidrProblem(cidr) === undefined ? [...own, ...besideOthers(cidr, inputs, context)] : own;
  },
  create: (_inputs, context) => ({ id: ec2Id(context, "vpc-cidr-assoc"), outputs: {} }),
});

/** Five blocks in all unless the quota was raised: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const MAX_BLOCKS = 5;

function besideOthers(cidr: string, { vpcId }: Properties, { account }: CreateContext): Refusal[] {
  const blocks = blocksOf(account, vpcId);
  const [first] = blocks;
  const conflict = blocks.find((block) => cidrsOverlap(block, cidr));
  const restriction = first === undefined ? undefined : restrictedBeside(first, cidr);
  return refusals(
    conflict !== undefined &&
      refusal(
        "InvalidVpc.Range",
        "cidrBlock",
        `${cidr} overlaps ${conflict}, which the VPC already has`,
        "choose a block that no other block of the VPC overlaps",
      ),
    conflict === undefined &&
      restriction !== undefined &&
      refusal(
        "InvalidVpc.Range",
        "cidrBlock",
        `${cidr} is refused: ${restriction}`,
        "choose one of 100.64.0.0/10",
      ),
    blocks.length >= MAX_BLOCKS &&
      refusal(
        "CidrBlockLimitExceeded",
        "cidrBlock",
        `the VPC has ${blocks.length} blocks already; AWS takes ${MAX_BLOCKS}`,
        "use fewer, larger blocks",
      ),
  );
}
