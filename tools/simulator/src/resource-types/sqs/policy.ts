/** Queue policies: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html */
import { policyRefusals, sizeRefusal, statementsOf } from "../../account/policy/document.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";

const MAX_BYTES = 8192;
const MAX_STATEMENTS = 20;
const MAX_ACTIONS = 7;
const CODE = "InvalidAttributeValue";

export function queuePolicyRefusals(policy: unknown): Refusal[] {
  const statements = statementsOf(policy);
  return refusals(
    policyRefusals(policy, { property: "policy", kind: "resource", code: CODE }),
    sizeRefusal(policy, { code: CODE, property: "policy", max: MAX_BYTES, count: "characters" }),
    statements.length > MAX_STATEMENTS &&
      refusal(
        "OverLimit",
        "policy",
        `the policy has ${statements.length} statements; SQS takes ${MAX_STATEMENTS}`,
        "merge statements",
      ),
    ...statements.map((statement, i) => {
      const actions = [statement["Action"] ?? []].flat().length;
      return (
        actions > MAX_ACTIONS &&
        refusal(
          "OverLimit",
          "policy",
          `Statement[${i}] has ${actions} actions; SQS takes ${MAX_ACTIONS}`,
          "split the statement",
        )
      );
    }),
  );
}
