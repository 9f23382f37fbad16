/** What AWS refuses to delete: what is still in use, and what is protected. */
import type { Account, AccountResource } from "../../account/account.ts";
import { referenced } from "../../account/references.ts";
import type { Refusal } from "../../account/refusal.ts";
import type { Reference } from "../../resource-type.ts";
import { EKS_CLUSTER, INTERNET_GATEWAY, NAT_GATEWAY, SUBNET } from "../../resource-types/tokens.ts";
import { CONTROLLER_REFERENCES, LOAD_BALANCER } from "../controllers/types.ts";
import { KEPT } from "./kept.ts";

/** A type, an input path of it, and what that input refers to. */
export type ReferenceOf = readonly [type: string, path: string, reference: Reference];

/** Inputs by which a resource refuses its own deletion until an update turns them off, with the code of the API. */
const PROTECTED_BY: readonly (readonly [type: RegExp, input: string, code: string])[] = [
  [new RegExp(`^${EKS_CLUSTER}$`), "deletionProtection", "InvalidRequestException"],
  [/^aws:rds\//, "deletionProtection", "InvalidParameterCombination"],
  [/^aws:lb\//, "enableDeletionProtection", "OperationNotPermitted"],
];

export function deletionRefusals(
  resource: AccountResource,
  account: Account,
  references: readonly ReferenceOf[],
): Refusal[] {
  return [...protection(resource), ...use(resource, account, references)];
}

function protection({ type, id, inputs }: AccountResource): Refusal[] {
  return PROTECTED_BY.flatMap(([pattern, input, code]) =>
    pattern.test(type) && inputs[input] === true
      ? [
          {
            code,
            message: `${type} ${id} has ${input}`,
            property: input,
            remediation: `turn ${input} off with an update first`,
          },
        ]
      : [],
  );
}

function use(resource: AccountResource, account: Account, references: readonly ReferenceOf[]): Refusal[] {
  const { type, id } = resource;
  const users =
    type === INTERNET_GATEWAY
      ? withPublicAddresses(resource, account)
      : usersOf(resource, account, references);
  if (users.length === 0) return [];
  const named = [...new Set(users.map((user) => `${user.type} ${user.id}`))];
  return [
    {
      code: KEPT[type]?.code ?? "DependencyViolation",
      message: `${type} ${id} is in use by ${named.join(", ")}`,
      remediation:
        "delete what uses it first: what the program creates depends on it, what a controller created has to be drained",
    },
  ];
}

function usersOf(
  used: AccountResource,
  account: Account,
  references: readonly ReferenceOf[],
): readonly AccountResource[] {
  const kept = KEPT[used.type];
  if (!kept || (kept.emptiedBy !== undefined && used.inputs[kept.emptiedBy] === true)) return [];
  return [...references, ...CONTROLLER_REFERENCES].flatMap(([type, path, reference]) =>
    reference.type === used.type && kept.usedBy[type]?.includes(path) === true
      ? account.all(type).filter((user) => uses(user, path, reference, used))
      : [],
  );
}

/** What AWS made with a resource goes with it, and does not keep it. */
function uses(user: AccountResource, path: string, reference: Reference, used: AccountResource): boolean {
  if (user === used || user.madeWith === used.id) return false;
  const values = new Set(
    [reference.by ?? "id"].flat().map((by) => (by === "id" ? used.id : used.outputs[by])),
  );
  return referenced(user.inputs, path).some((value) => values.has(value));
}

/**
 * The provider detaches the gateway from its VPC first, which EC2 refuses while the VPC has mapped public addresses.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachInternetGateway.html
 */
function withPublicAddresses(gateway: AccountResource, account: Account): readonly AccountResource[] {
  const inVpc = (subnet: unknown): boolean =>
    account.find(SUBNET, "id", subnet)?.outputs["vpcId"] === gateway.inputs["vpcId"];
  return [
    ...account
      .all(NAT_GATEWAY)
      .filter(({ inputs }) => inputs["connectivityType"] !== "private" && inVpc(inputs["subnetId"])),
    ...account
      .all(LOAD_BALANCER)
      .filter(({ inputs }) => inputs["internal"] !== true && referenced(inputs, "subnets[]").some(inVpc)),
  ];
}
