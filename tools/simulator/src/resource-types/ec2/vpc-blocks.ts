/** The address blocks of a VPC: its first one, and those associated later. */
import { cidrContains, cidrProblem, cidrsOverlap } from "@drydock/core/cidr";
import type { Account } from "../../account/account.ts";
import { prefixLength } from "../../account/cidr.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { VPC, VPC_CIDR_ASSOCIATION } from "../tokens.ts";

export function blocksOf(account: Account, vpcId: unknown): string[] {
  const first = account.find(VPC, "id", vpcId)?.outputs["cidrBlock"];
  const later = account
    .where(VPC_CIDR_ASSOCIATION, "vpcId", vpcId)
    .map(({ outputs }) => outputs["cidrBlock"]);
  return [first, ...later].filter((block) => typeof block === "string");
}

/** A malformed block, or one that is not /16 to /28: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export function blockRefusals(cidr: string, rangeCode: string): Refusal[] {
  const problem = cidrProblem(cidr);
  if (problem !== undefined) {
    return [
      refusal("InvalidParameterValue", "cidrBlock", `${cidr} ${problem}`, "write the block's first address"),
    ];
  }
  const length = prefixLength(cidr);
  return refusals(
    (length < 16 || length > 28) &&
      refusal(
        rangeCode,
        "cidrBlock",
        `${cidr} is a /${length}; AWS takes /16 to /28`,
        "choose a block of /16 to /28",
      ),
    cidrsOverlap(cidr, "169.254.0.0/16") &&
      refusal(
        "InvalidParameterValue",
        "cidrBlock",
        `${cidr} overlaps the link-local range`,
        "choose a private range",
      ),
  );
}

const RFC_1918 = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
const BENCHMARK = "198.19.0.0/16";

/** Why AWS does not take `added` beside a VPC's first block, going by its table of restricted associations. */
export function restrictedBeside(first: string, added: string): string | undefined {
  const own = RFC_1918.find((range) => cidrContains(range, first));
  const of = RFC_1918.find((range) => cidrContains(range, added));
  if (cidrContains(BENCHMARK, added)) return `${BENCHMARK} is kept by AWS`;
  if (own === undefined || of === undefined) return undefined;
  if (own !== of) return `a VPC of ${own} takes no block of ${of}`;
  if (own === "10.0.0.0/8" && cidrContains("10.0.0.0/15", first) && cidrContains("10.0.0.0/16", added)) {
    return "a VPC of 10.0.0.0/15 takes no block of 10.0.0.0/16";
  }
  return own === "172.16.0.0/12" && cidrContains("172.31.0.0/16", added)
    ? "172.31.0.0/16 is kept by AWS"
    : undefined;
}
