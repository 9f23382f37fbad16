/** Families of instance types that the guardrails allow; more than one rule asks. */
import type { RuleSettings } from "../../rule.ts";

/** m7g of m7g.large. */
export const familyOf = (instanceType: string): string => instanceType.split(".")[0] ?? "";

export function isAllowedFamily(
  family: string,
  { allowedInstanceFamilies: allowed }: Pick<RuleSettings, "allowedInstanceFamilies">,
): boolean {
  return allowed.length === 0 || allowed.includes(family);
}
