/** Copies of snapshots in other regions. https://docs.aws.amazon.com/dlm/latest/APIReference/API_CrossRegionCopyRule.html */
import type { Properties } from "../../account/account.ts";
import { objects, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { regions } from "../../account/regions.ts";

const CODE = "InvalidRequestException";
const MOST_COPIES = 3;

export function copyRefusals(details: Properties | undefined, region: string): Refusal[] {
  return objects(details, "schedules").flatMap((schedule, i) => {
    const rules = objects(schedule, "crossRegionCopyRules");
    const at = `policyDetails.schedules[${i}].crossRegionCopyRules`;
    return refusals(
      rules.length > MOST_COPIES &&
        refusal(CODE, at, `${rules.length} copies; a schedule takes ${MOST_COPIES}`, "leave some out"),
      rules.flatMap((rule, j) => ruleRefusals(rule, `${at}[${j}]`, region)),
    );
  });
}

function ruleRefusals(rule: Properties, at: string, region: string): Refusal[] {
  const target = text(rule, "target") ?? "";
  const key = text(rule, "cmkArn");
  return refusals(
    !(target in regions()) && refusal(CODE, `${at}.target`, `${target} is no region`, "name a region"),
    target === region &&
      refusal(CODE, `${at}.target`, `the snapshots are in ${region} themselves`, "name another region"),
    key !== undefined &&
      rule["encrypted"] !== true &&
      refusal(CODE, `${at}.cmkArn`, "a key is given, and copies are not encrypted", "set encrypted to true"),
    key !== undefined &&
      key.split(":")[3] !== target &&
      refusal(
        CODE,
        `${at}.cmkArn`,
        `the key is of ${key.split(":")[3]}, and the copies are in ${target}`,
        "name a key of the target region",
      ),
  );
}
