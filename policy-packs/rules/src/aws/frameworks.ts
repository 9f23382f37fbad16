/** Frameworks that the AWS rules refer to. */
import type { Framework } from "../rule.ts";

export { checkov, cisEks } from "../kubernetes/frameworks.ts";

/** Control of AWS Foundational Security Best Practices, as Security Hub numbers it. */
export const fsbp = (reference: string, specification: string): Framework => ({
  name: "AWS Foundational Security Best Practices",
  version: "1.0.0",
  reference,
  specification,
});
