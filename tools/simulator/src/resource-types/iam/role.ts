/** IAM role. */
import { CREATED_AT, iamArn, iamUniqueId } from "../../account/identifiers.ts";
import { number, objects, text, texts } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { policyRefusals, policySize, sizeRefusal } from "../../account/policy/document.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_POLICY } from "../references.ts";
import { INLINE_LIMIT, MANAGED_PER_ROLE, TRUST_LIMIT } from "./quotas.ts";
import { ROLE } from "../tokens.ts";

export const role = defineResourceType({
  type: ROLE,
  taggable: true,
  scope: "global",
  autoName: { property: "name", maxLength: 64 },
  references: { "managedPolicyArns[]": TO_POLICY },
  refuse(inputs, { account }) {
    const name = text(inputs, "name") ?? "";
    const session = number(inputs, "maxSessionDuration") ?? 3600;
    const inline = objects(inputs, "inlinePolicies");
    const inlineSize = inline.reduce((sum, { policy }) => sum + policySize(policy, "noWhitespace"), 0);
    const managed = texts(inputs, "managedPolicyArns").length;
    const { assumeRolePolicy } = inputs;
    return refusals(
      nameRefusals("iamRole", name, "name", "ValidationError"),
      account.find(ROLE, "name", name) !== undefined &&
        refusal(
          "EntityAlreadyExists",
          "name",
          `role ${name} already exists`,
          "give one of the two another name",
        ),
      (assumeRolePolicy === undefined || assumeRolePolicy === "") &&
        refusal(
          "ValidationError",
          "assumeRolePolicy",
          "a role needs a trust policy",
          "say who may take the role",
        ),
      policyRefusals(assumeRolePolicy, {
        property: "assumeRolePolicy",
        kind: "trust",
        code: "MalformedPolicyDocument",
      }),
      sizeRefusal(assumeRolePolicy, TRUST_LIMIT),
      ...inline.map(({ policy }, i) =>
        policyRefusals(policy, {
          property: `inlinePolicies[${i}].policy`,
          kind: "identity",
          code: "MalformedPolicyDocument",
        }),
      ),
      inlineSize > INLINE_LIMIT &&
        refusal(
          "LimitExceeded",
          "inlinePolicies",
          `the inline policies have ${inlineSize} characters; AWS takes ${INLINE_LIMIT}`,
          "move statements into managed policies",
        ),
      managed > MANAGED_PER_ROLE &&
        refusal(
          "LimitExceeded",
          "managedPolicyArns",
          `${managed} managed policies; AWS takes ${MANAGED_PER_ROLE} on a role`,
          "merge policies, or have the quota raised",
        ),
      (session < 3600 || session > 43_200) &&
        refusal(
          "ValidationError",
          "maxSessionDuration",
          `${session} seconds is out of bounds`,
          "use 3600 to 43200",
        ),
      !/^\/([\x21-\x7e]+\/)?$/.test(text(inputs, "path") ?? "/") &&
        refusal(
          "ValidationError",
          "path",
          `${text(inputs, "path") ?? ""} is no path`,
          "begin and end it with a slash",
        ),
      /[^\t\n\r\x20-\x7e\xa1-\xff]/.test(text(inputs, "description") ?? "") &&
        refusal(
          "ValidationError",
          "description",
          "the description has characters that IAM refuses",
          "use Latin characters",
        ),
      (text(inputs, "description") ?? "").length > 1000 &&
        refusal("ValidationError", "description", "the description is over 1000 characters", "shorten it"),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    return {
      id: name,
      outputs: {
        arn: iamArn(context, `role${text(inputs, "path") ?? "/"}${name}`),
        createDate: CREATED_AT,
        managedPolicyArns: inputs["managedPolicyArns"] ?? [],
        inlinePolicies: inputs["inlinePolicies"] ?? [],
        maxSessionDuration: inputs["maxSessionDuration"] ?? 3600,
        namePrefix: inputs["namePrefix"] ?? "",
        path: inputs["path"] ?? "/",
        uniqueId: iamUniqueId(context, "AROA"),
      },
    };
  },
});
