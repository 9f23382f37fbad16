/** Policy of Data Lifecycle Manager: https://docs.aws.amazon.com/dlm/latest/APIReference/API_PolicyDetails.html */
import type { Account, Properties } from "../../account/account.ts";
import { arn } from "../../account/identifiers.ts";
import { number, object, objects, text, texts } from "../../account/input.ts";
import { trusts } from "../../account/policy/allows.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { KEY, ROLE } from "../tokens.ts";
import { copyRefusals } from "./copy-checks.ts";

const CODE = "InvalidRequestException";
const HOURS = [1, 2, 3, 4, 6, 8, 12, 24];
const MOST_SCHEDULES = 4;
const MOST_SNAPSHOTS = 1000;

export const lifecyclePolicy = defineResourceType({
  type: "aws:dlm/lifecyclePolicy:LifecyclePolicy",
  taggable: true,
  references: {
    executionRoleArn: { type: ROLE, by: "arn", notFound: CODE },
    "policyDetails.schedules[].crossRegionCopyRules[].cmkArn": { type: KEY, by: "arn", notFound: CODE },
  },
  refuse: (inputs, { account, region }) =>
    refusals(
      descriptionRefusals(inputs),
      roleRefusals(inputs, account),
      targetRefusals(object(inputs, "policyDetails")),
      scheduleRefusals(object(inputs, "policyDetails")),
      copyRefusals(object(inputs, "policyDetails"), region),
    ),
  create(inputs, context) {
    const id = `policy-0${context.hash(16, "policy")}`;
    return {
      id,
      outputs: {
        arn: arn(context, "dlm", `policy/${id}`),
        state: inputs["state"] ?? "ENABLED",
      },
    };
  },
});

function descriptionRefusals(inputs: Properties): Refusal[] {
  const description = text(inputs, "description") ?? "";
  return refusals(
    !/^[0-9A-Za-z _-]{1,500}$/.test(description) &&
      refusal(
        CODE,
        "description",
        `"${description}" is not 1 to 500 letters, digits, blanks, hyphens and underscores`,
        "leave other characters out",
      ),
  );
}

function roleRefusals(inputs: Properties, account: Account): Refusal[] {
  const role = account.find(ROLE, "arn", inputs["executionRoleArn"]);
  return refusals(
    role !== undefined &&
      !trusts(role.outputs["assumeRolePolicy"], "dlm.amazonaws.com") &&
      refusal(
        CODE,
        "executionRoleArn",
        "Data Lifecycle Manager may not take the role",
        "let dlm.amazonaws.com assume it in its trust policy",
      ),
  );
}

/** Policies that name what they copy: neither default policies nor those that answer events. */
function targetRefusals(details: Properties | undefined): Refusal[] {
  const type = text(details, "policyType") ?? "EBS_SNAPSHOT_MANAGEMENT";
  if (type === "EVENT_BASED_POLICY" || text(details, "policyLanguage") === "SIMPLIFIED") return [];
  const types = texts(details, "resourceTypes");
  const tags = object(details, "targetTags") ?? {};
  return refusals(
    (types.length !== 1 || !["VOLUME", "INSTANCE"].includes(types[0] ?? "")) &&
      refusal(
        CODE,
        "policyDetails.resourceTypes",
        "a policy is of volumes or of instances",
        "set VOLUME or INSTANCE",
      ),
    Object.keys(tags).length === 0 &&
      refusal(CODE, "policyDetails.targetTags", "the policy has no tag to find them by", "set targetTags"),
  );
}

function scheduleRefusals(details: Properties | undefined): Refusal[] {
  const schedules = objects(details, "schedules");
  return refusals(
    schedules.length > MOST_SCHEDULES &&
      refusal(
        CODE,
        "policyDetails.schedules",
        `${schedules.length} schedules; a policy takes ${MOST_SCHEDULES}`,
        "split the policy",
      ),
    ...schedules.map((schedule, i) => [
      ...createRuleRefusals(object(schedule, "createRule"), `policyDetails.schedules[${i}].createRule`),
      ...retainRuleRefusals(object(schedule, "retainRule"), `policyDetails.schedules[${i}].retainRule`),
    ]),
  );
}

function createRuleRefusals(rule: Properties | undefined, at: string): Refusal[] {
  const interval = number(rule, "interval");
  const cron = text(rule, "cronExpression");
  const time = text(rule, "times");
  return refusals(
    (interval === undefined) === (cron === undefined) &&
      refusal(CODE, at, "a rule has an interval or a cron expression", "set one of the two"),
    interval !== undefined &&
      !HOURS.includes(interval) &&
      refusal(CODE, `${at}.interval`, `${interval} hours are not offered`, `use ${HOURS.join(", ")}`),
    time !== undefined &&
      !/^([01]\d|2[0-3]):[0-5]\d$/.test(time) &&
      refusal(CODE, `${at}.times`, `${time} is no time of day`, "write hours and minutes, such as 03:00"),
  );
}

function retainRuleRefusals(rule: Properties | undefined, at: string): Refusal[] {
  const count = number(rule, "count");
  const interval = number(rule, "interval");
  return refusals(
    (count === undefined) === (interval === undefined) &&
      refusal(CODE, at, "snapshots are kept by count or by age", "set count, or interval and intervalUnit"),
    count !== undefined &&
      (count < 1 || count > MOST_SNAPSHOTS) &&
      refusal(CODE, `${at}.count`, `${count} snapshots are out of bounds`, `use 1 to ${MOST_SNAPSHOTS}`),
  );
}
