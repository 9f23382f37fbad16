/** Customer managed policy. */
import { iamArn, iamUniqueId } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { policyRefusals, sizeRefusal } from "../../account/policy/document.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { MANAGED_LIMIT } from "./quotas.ts";
import { POLICY } from "../tokens.ts";

export const policy = defineResourceType({
  type: POLICY,
  taggable: true,
  scope: "global",
  autoName: { property: "name", maxLength: 128 },
  refuse({ name, policy: document }, { account }) {
    return refusals(
      nameRefusals("iamPolicy", name, "name", "ValidationError"),
      account.find(POLICY, "name", name) !== undefined &&
        refusal(
          "EntityAlreadyExists",
          "name",
          `policy ${String(name)} already exists`,
          "give one of the two another name",
        ),
      (document === undefined || document === "") &&
        refusal("ValidationError", "policy", "a managed policy needs a document", "set policy"),
      policyRefusals(document, { property: "policy", kind: "identity", code: "MalformedPolicyDocument" }),
      sizeRefusal(document, MANAGED_LIMIT),
    );
  },
  create(inputs, context) {
    const arn = iamArn(context, `policy${text(inputs, "path") ?? "/"}${text(inputs, "name") ?? ""}`);
    return {
      id: arn,
      outputs: {
        arn,
        attachmentCount: 0,
        namePrefix: inputs["namePrefix"] ?? "",
        path: inputs["path"] ?? "/",
        policyId: iamUniqueId(context, "ANPA"),
      },
    };
  },
});
