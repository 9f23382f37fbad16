/** Service quotas that the account refuses to go above, with the code of the operation that meets them. */
import { quota } from "@drydock/core/catalogue";
import type { Account, AccountResource } from "../account/account.ts";
import { text } from "../account/input.ts";
import type { Refusal } from "../account/refusal.ts";
import { EIP, EVENT_RULE, KEY, NAT_GATEWAY, ROLE, SUBNET, VPC_ENDPOINT } from "../resource-types/tokens.ts";
import type { Notes } from "./notes.ts";

interface Counted {
  /** Name in the catalogue, which has the source. */
  readonly quota: string;
  readonly type: string;
  readonly code: string;
  /** What is counted together: resources with the same answer; undefined for what the quota is not about. */
  readonly within: (resource: AccountResource, account: Account) => string | undefined;
}

/** Codes are those of the operations' API reference pages, and of EC2's page of error codes. */
const COUNTED: readonly Counted[] = [
  { quota: "elasticAddresses", type: EIP, code: "AddressLimitExceeded", within: ({ region }) => region },
  {
    quota: "natGatewaysPerZone",
    type: NAT_GATEWAY,
    code: "NatGatewayLimitExceeded",
    within: ({ inputs }, account) =>
      String(account.find(SUBNET, "id", inputs["subnetId"])?.outputs["availabilityZone"]),
  },
  {
    quota: "interfaceEndpointsPerVpc",
    type: VPC_ENDPOINT,
    code: "VpcEndpointLimitExceeded",
    within: ({ outputs }) =>
      outputs["vpcEndpointType"] === "Interface" ? String(outputs["vpcId"]) : undefined,
  },
  {
    quota: "gatewayEndpoints",
    type: VPC_ENDPOINT,
    code: "VpcEndpointLimitExceeded",
    within: ({ outputs, region }) => (outputs["vpcEndpointType"] === "Gateway" ? region : undefined),
  },
  { quota: "roles", type: ROLE, code: "LimitExceeded", within: () => "account" },
  { quota: "keys", type: KEY, code: "LimitExceededException", within: ({ region }) => region },
  {
    quota: "nodeGroupsPerCluster",
    type: "aws:eks/nodeGroup:NodeGroup",
    code: "ResourceLimitExceededException",
    within: ({ inputs }) => String(inputs["clusterName"]),
  },
  {
    quota: "eventRules",
    type: EVENT_RULE,
    code: "LimitExceededException",
    within: ({ inputs, region }) => `${region}/${text(inputs, "eventBusName") ?? "default"}`,
  },
];

/** Names of the quotas that are counted here. */
export const COUNTED_QUOTAS: readonly string[] = COUNTED.map(({ quota: name }) => name);

/** @param made A resource that the account holds already. */
export function quotaRefusals(made: AccountResource, account: Account, notes: Notes): Refusal[] {
  return COUNTED.filter(({ type }) => type === made.type).flatMap(({ quota: name, code, within }) => {
    const together = within(made, account);
    if (together === undefined) return [];
    const count = account.all(made.type).filter((other) => within(other, account) === together).length;
    const has = notes.quota(name) ?? quota(name).default;
    return count <= has
      ? []
      : [
          {
            code,
            message: `the quota of ${quota(name).what} is ${has}, and this would be number ${count}`,
            remediation: `have the quota ${name} raised, or use fewer`,
          },
        ];
  });
}
