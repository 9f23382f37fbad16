/** A managed policy attached to a role. */
import type { Index } from "../../account/account.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_POLICY, TO_ROLE_NAME } from "../references.ts";
import { ROLE } from "../tokens.ts";
import { MANAGED_PER_ROLE } from "./quotas.ts";

const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** A role can be named by its name, which is its id too. */
const BY_ROLE: Index = { name: "role", keys: ({ inputs }) => [String(inputs["role"])] };

export const rolePolicyAttachment = defineResourceType({
  type: ATTACHMENT,
  taggable: false,
  scope: "global",
  references: { role: TO_ROLE_NAME, policyArn: TO_POLICY },
  refuse({ role }, { account }) {
    const own = account.find(ROLE, "id", role)?.outputs["managedPolicyArns"];
    const attached = account
      .where(ATTACHMENT, BY_ROLE, String(role))
      .map(({ inputs }) => inputs["policyArn"]);
    const before = new Set([...attached, ...(Array.isArray(own) ? (own as unknown[]) : [])]).size;
    return refusals(
      before >= MANAGED_PER_ROLE &&
        refusal(
          "LimitExceeded",
          "policyArn",
          `the role has ${before} managed policies already; AWS takes ${MANAGED_PER_ROLE}`,
          "merge policies, or have the quota raised",
        ),
    );
  },
  create: (inputs) => ({ id: `${String(inputs["role"])}/${String(inputs["policyArn"])}`, outputs: {} }),
});
