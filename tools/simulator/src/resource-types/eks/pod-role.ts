/** Roles for pods: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html */
import { trusts } from "../../account/policy/allows.ts";
import { type Refusal, refusals } from "../../account/refusal.ts";
import type { CreateContext } from "../../resource-type.ts";
import { ROLE } from "../tokens.ts";
import { invalid } from "./invalid.ts";

const SERVICE = "pods.eks.amazonaws.com";

/** A role that nothing created is a broken reference already. */
export function podRoleRefusals(
  roleArn: string | undefined,
  property: string,
  { account }: CreateContext,
  sessionTags = true,
): Refusal[] {
  const role = account.find(ROLE, "arn", roleArn);
  if (!role) return [];
  const actions = sessionTags ? ["sts:AssumeRole", "sts:TagSession"] : ["sts:AssumeRole"];
  const missing = actions.filter((action) => !trusts(role.inputs["assumeRolePolicy"], SERVICE, action));
  return refusals(
    missing.length > 0 &&
      invalid(
        property,
        `${role.name} does not trust ${SERVICE} with ${missing.join(" and ")}`,
        `allow ${SERVICE} ${actions.join(" and ")} in the role's trust policy`,
      ),
  );
}
