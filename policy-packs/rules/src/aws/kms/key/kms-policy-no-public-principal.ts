/** No key policy lets everyone in. */
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { publicIn } from "../../policy-conditions.ts";
import { allowsOf } from "../../policy-document.ts";
import { KEY_POLICY_TYPES } from "./key-policies.ts";

export const kmsPolicyNoPublicPrincipal = defineResourceRule({
  id: "kms-policy-no-public-principal",
  title: "KMS key policies name their principals",
  description:
    "A key that everyone may use protects nothing: what is encrypted under it is as public as where it is stored.",
  severity: "critical",
  frameworks: [
    fsbp("KMS.5", "KMS keys are not open to the public."),
    checkov("CKV_AWS_33", "Key policies have no wildcard principal."),
  ],
  remediation:
    "name the principals in the statement, or narrow it with aws:PrincipalOrgID, kms:CallerAccount or aws:SourceArn",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
  types: KEY_POLICY_TYPES,
  examples: {
    good: {
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::111122223333:root" },
            Action: "kms:*",
            Resource: "*",
          },
        ],
      },
    },
    bad: {
      policy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:*", Resource: "*" }],
      },
    },
  },
  judge,
});

function judge({ inputs }: JudgedResource): readonly Finding[] {
  return allowsOf(inputs["policy"], "policy").flatMap((statement) =>
    publicIn(statement, "lets everyone use the key"),
  );
}
