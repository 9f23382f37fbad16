/** Rules of a security group, in the provider's older form (one resource, several sources) and the newer. */
import type { Account, Properties } from "../../account/account.ts";
import { arn, ec2Id } from "../../account/identifiers.ts";
import { list, number, text, texts } from "../../account/input.ts";
import { portRefusals } from "../../account/ports.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType, type ResourceType } from "../../resource-type.ts";
import { TO_SECURITY_GROUP } from "../references.ts";
import {
  descriptionRefusals,
  duplicateRefusal,
  ipv4Refusals,
  ipv6Refusals,
  permissionIndex,
  permissionsOf,
  sourceCountRefusals,
} from "./security-group-checks.ts";

const OLDER = "aws:ec2/securityGroupRule:SecurityGroupRule";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** A rule of one form collides with the same rule of the other. */
const INDEXES = [
  [OLDER, permissionIndex((inputs) => String(inputs["type"]))],
  [INGRESS, permissionIndex(() => "ingress")],
  [EGRESS, permissionIndex(() => "egress")],
] as const;

function duplicates(inputs: Properties, direction: string, account: Account): Refusal[] {
  return permissionsOf(inputs, direction)
    .filter((permission) =>
      INDEXES.some(([type, index]) => account.find(type, index, permission) !== undefined),
    )
    .map(duplicateRefusal);
}

export const securityGroupRule = defineResourceType({
  type: OLDER,
  taggable: false,
  references: { securityGroupId: TO_SECURITY_GROUP, sourceSecurityGroupId: TO_SECURITY_GROUP },
  refuse(inputs, { account }) {
    const direction = text(inputs, "type") ?? "";
    const sources = ["cidrBlocks", "ipv6CidrBlocks", "prefixListIds"].filter(
      (key) => list(inputs, key).length > 0,
    );
    const single = ["sourceSecurityGroupId", "self"].filter(
      (key) => inputs[key] !== undefined && inputs[key] !== false,
    );
    return refusals(
      !["ingress", "egress"].includes(direction) &&
        refusal("InvalidParameterValue", "type", `${direction} is no direction`, "use ingress or egress"),
      portRefusals(
        { protocol: inputs["protocol"], from: number(inputs, "fromPort"), to: number(inputs, "toPort") },
        { from: "fromPort", to: "toPort", protocol: "protocol" },
      ),
      sourceCountRefusals([...sources, ...single], "cidrBlocks"),
      ...texts(inputs, "cidrBlocks").map((cidr, i) => ipv4Refusals(cidr, `cidrBlocks[${i}]`)),
      ...texts(inputs, "ipv6CidrBlocks").map((cidr, i) => ipv6Refusals(cidr, `ipv6CidrBlocks[${i}]`)),
      descriptionRefusals(inputs["description"], "description"),
      duplicates(inputs, direction, account),
    );
  },
  create: (inputs, context) => ({
    id: `sgrule-${parseInt(context.hash(8), 16)}`,
    outputs: {
      securityGroupRuleId: ec2Id(context, "sgr"),
      sourceSecurityGroupId: inputs["sourceSecurityGroupId"] ?? "",
    },
  }),
});

const PEERS = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

function directedRule(type: string, direction: "ingress" | "egress"): ResourceType {
  return defineResourceType({
    type,
    taggable: true,
    references: { securityGroupId: TO_SECURITY_GROUP, referencedSecurityGroupId: TO_SECURITY_GROUP },
    refuse(inputs, { account }) {
      const peers = PEERS.filter((peer) => text(inputs, peer) !== undefined);
      return refusals(
        portRefusals(
          { protocol: inputs["ipProtocol"], from: number(inputs, "fromPort"), to: number(inputs, "toPort") },
          { from: "fromPort", to: "toPort", protocol: "ipProtocol" },
        ),
        sourceCountRefusals(peers, "cidrIpv4"),
        peers.length > 1 &&
          refusal(
            "InvalidParameterCombination",
            peers[1] ?? "",
            `a rule has one source or destination; given are ${peers.join(", ")}`,
            "make one rule for each",
          ),
        ipv4Refusals(inputs["cidrIpv4"], "cidrIpv4"),
        ipv6Refusals(inputs["cidrIpv6"], "cidrIpv6"),
        descriptionRefusals(inputs["description"], "description"),
        duplicates(inputs, direction, account),
      );
    },
    create(_inputs, context) {
      const id = ec2Id(context, "sgr");
      return {
        id,
        outputs: { arn: arn(context, "ec2", `security-group-rule/${id}`), securityGroupRuleId: id },
      };
    },
  });
}

export const securityGroupIngressRule = directedRule(INGRESS, "ingress");
export const securityGroupEgressRule = directedRule(EGRESS, "egress");
