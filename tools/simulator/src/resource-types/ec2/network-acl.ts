/** Network ACLs, a VPC's default one, and their rules. */
import { arn, ec2Id } from "../../account/identifiers.ts";
import type { Index, Properties } from "../../account/account.ts";
import { number, text } from "../../account/input.ts";
import { portRefusals } from "../../account/ports.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_NETWORK_ACL, TO_SUBNET, TO_VPC } from "../references.ts";
import { NETWORK_ACL } from "../tokens.ts";
import { ipv4Refusals, ipv6Refusals } from "./security-group-checks.ts";

export const networkAcl = defineResourceType({
  type: NETWORK_ACL,
  taggable: true,
  references: { vpcId: TO_VPC, "subnetIds[]": TO_SUBNET },
  create(inputs, context) {
    const id = ec2Id(context, "acl");
    return {
      id,
      outputs: {
        arn: arn(context, "ec2", `network-acl/${id}`),
        egress: inputs["egress"] ?? [],
        ingress: inputs["ingress"] ?? [],
        ownerId: context.accountId,
        subnetIds: inputs["subnetIds"] ?? [],
      },
    };
  },
});

export const defaultNetworkAcl = defineResourceType({
  type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
  taggable: true,
  references: { defaultNetworkAclId: TO_NETWORK_ACL, "subnetIds[]": TO_SUBNET },
  create(inputs, context) {
    const id = text(inputs, "defaultNetworkAclId") ?? "";
    return {
      id,
      outputs: {
        arn: arn(context, "ec2", `network-acl/${id}`),
        ownerId: context.accountId,
        vpcId: context.account.find(NETWORK_ACL, "id", id)?.outputs["vpcId"],
      },
    };
  },
});

const NETWORK_ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";

const BY_NUMBER: Index = { name: "acl, direction and number", keys: ({ inputs }) => [ruleKey(inputs)] };

function ruleKey(inputs: Properties): string {
  return `${String(inputs["networkAclId"])} ${inputs["egress"] === true ? "egress" : "ingress"} ${String(inputs["ruleNumber"])}`;
}

export const networkAclRule = defineResourceType({
  type: NETWORK_ACL_RULE,
  taggable: false,
  references: { networkAclId: TO_NETWORK_ACL },
  refuse(inputs, { account }) {
    const ruleNumber = number(inputs, "ruleNumber") ?? 0;
    const action = text(inputs, "ruleAction") ?? "";
    return refusals(
      (ruleNumber < 1 || ruleNumber > 32766) &&
        refusal("InvalidParameterValue", "ruleNumber", `${ruleNumber} is no rule number`, "use 1 to 32766"),
      !["allow", "deny"].includes(action) &&
        refusal("InvalidParameterValue", "ruleAction", `${action} is no action`, "use allow or deny"),
      portRefusals(
        { protocol: inputs["protocol"], from: number(inputs, "fromPort"), to: number(inputs, "toPort") },
        { from: "fromPort", to: "toPort", protocol: "protocol" },
      ),
      (text(inputs, "cidrBlock") === undefined) === (text(inputs, "ipv6CidrBlock") === undefined) &&
        refusal(
          "InvalidParameterCombination",
          "cidrBlock",
          "a rule is about one block",
          "set cidrBlock or ipv6CidrBlock",
        ),
      ipv4Refusals(inputs["cidrBlock"], "cidrBlock"),
      ipv6Refusals(inputs["ipv6CidrBlock"], "ipv6CidrBlock"),
      account.find(NETWORK_ACL_RULE, BY_NUMBER, ruleKey(inputs)) !== undefined &&
        refusal(
          "NetworkAclEntryAlreadyExists",
          "ruleNumber",
          `the ACL already has a rule ${ruleNumber} in that direction`,
          "give every rule its own number",
        ),
    );
  },
  create: (_inputs, context) => ({ id: `nacl-${parseInt(context.hash(8), 16)}`, outputs: {} }),
});
