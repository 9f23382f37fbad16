/** What EC2 refuses about security groups' rules: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
import { cidrProblem } from "@drydock/core/cidr";
import type { Index, Properties } from "../../account/account.ts";
import { isIpv6Cidr } from "../../account/cidr.ts";
import { number, text, texts } from "../../account/input.ts";
import { portRefusals, protocolOf } from "../../account/ports.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";

/** Up to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* */
const DESCRIPTION = /^[\w .:/()#,@[\]+=&;{}!$*-]{0,255}$/;

export function descriptionRefusals(description: unknown, property: string): Refusal[] {
  if (typeof description !== "string") return [];
  return refusals(
    !DESCRIPTION.test(description) &&
      refusal(
        "InvalidParameterValue",
        property,
        `${JSON.stringify(description)} is longer than 255 characters or has some that EC2 refuses`,
        "use letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* only",
      ),
  );
}

export function ipv4Refusals(cidr: unknown, property: string): Refusal[] {
  if (typeof cidr !== "string") return [];
  const problem = cidrProblem(cidr);
  return refusals(
    problem !== undefined &&
      refusal("InvalidParameterValue", property, `${cidr} ${problem}`, "write a block such as 10.0.0.0/16"),
  );
}

export function ipv6Refusals(cidr: unknown, property: string): Refusal[] {
  if (typeof cidr !== "string" || isIpv6Cidr(cidr)) return [];
  return [
    refusal("InvalidParameterValue", property, `${cidr} is no IPv6 block`, "write a block such as ::/0"),
  ];
}

export function sourceCountRefusals(given: readonly string[], property: string): Refusal[] {
  return refusals(
    given.length === 0 &&
      refusal(
        "MissingParameter",
        property,
        "the rule has no source or destination",
        "name a block, prefix list or group",
      ),
  );
}

/** Rules written inside a security group. */
export function inlineRuleRefusals(rule: Properties, at: string): Refusal[] {
  return refusals(
    portRefusals(
      { protocol: rule["protocol"], from: number(rule, "fromPort"), to: number(rule, "toPort") },
      { from: `${at}.fromPort`, to: `${at}.toPort`, protocol: `${at}.protocol` },
    ),
    ...texts(rule, "cidrBlocks").map((cidr, i) => ipv4Refusals(cidr, `${at}.cidrBlocks[${i}]`)),
    ...texts(rule, "ipv6CidrBlocks").map((cidr, i) => ipv6Refusals(cidr, `${at}.ipv6CidrBlocks[${i}]`)),
    descriptionRefusals(rule["description"], `${at}.description`),
  );
}

/** One line for each thing that a rule lets through: two equal lines are the same rule to AWS. */
export function permissionsOf(inputs: Properties, direction: string): string[] {
  const protocol = protocolOf(inputs["protocol"] ?? inputs["ipProtocol"]);
  const ports =
    protocol === "-1" ? "" : `${number(inputs, "fromPort") ?? ""}-${number(inputs, "toPort") ?? ""}`;
  const group = text(inputs, "securityGroupId") ?? "";
  const self = inputs["self"] === true ? [group] : [];
  const peers = [
    ...texts(inputs, "cidrBlocks"),
    ...texts(inputs, "ipv6CidrBlocks"),
    ...texts(inputs, "prefixListIds"),
    ...["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId", "sourceSecurityGroupId"].flatMap(
      (property) => text(inputs, property) ?? [],
    ),
    ...self,
  ];
  return peers.map((peer) => `${group} ${direction} ${protocol} ${ports} ${peer}`);
}

export function permissionIndex(directionOf: (inputs: Properties) => string): Index {
  return { name: "permission", keys: ({ inputs }) => permissionsOf(inputs, directionOf(inputs)) };
}

export function duplicateRefusal(permission: string): Refusal {
  return refusal(
    "InvalidPermission.Duplicate",
    "securityGroupId",
    `the group already has the rule ${permission}`,
    "keep one of the two rules",
  );
}
