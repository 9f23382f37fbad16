/** EKS's answer to most wrong input. */
import { type Refusal, refusal } from "../../account/refusal.ts";

export function invalid(property: string, message: string, remediation: string): Refusal {
  return refusal("InvalidParameterException", property, message, remediation);
}
