/** Inline policy of a role. */
import { nameRefusals } from "../../account/names.ts";
import { policyRefusals, policySize } from "../../account/policy/document.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_ROLE_NAME } from "../references.ts";
import { INLINE_LIMIT } from "./quotas.ts";

const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

export const rolePolicy = defineResourceType({
  type: ROLE_POLICY,
  taggable: false,
  scope: "global",
  autoName: { property: "name", maxLength: 128 },
  references: { role: TO_ROLE_NAME },
  refuse({ name, role, policy }, { account }) {
    const size = [...account.where(ROLE_POLICY, "role", role).map(({ inputs }) => inputs["policy"]), policy]
      .map((document) => policySize(document, "noWhitespace"))
      .reduce((sum, one) => sum + one, 0);
    return refusals(
      nameRefusals("inlinePolicy", name, "name", "ValidationError"),
      policyRefusals(policy, { property: "policy", kind: "identity", code: "MalformedPolicyDocument" }),
      size > INLINE_LIMIT &&
        refusal(
          "LimitExceeded",
          "policy",
          `the role's inline policies have ${size} characters together; AWS takes ${INLINE_LIMIT}`,
          "move statements into managed policies",
        ),
    );
  },
  create: (inputs) => ({
    id: `${String(inputs["role"])}:${String(inputs["name"])}`,
    outputs: { namePrefix: inputs["namePrefix"] ?? "" },
  }),
});
