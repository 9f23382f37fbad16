/** Keys, logs, alarms, queues, zones and web ACLs. */
import { list, number, text } from "@drydock/preflight/reading";
import { all, assumedUse, charge, type ChargeRule, each } from "../charge.ts";
import { times } from "../range.ts";

export const key: ChargeRule = all(
  each("customer managed key", "kms/key", "month"),
  assumedUse("requests to the key", "kms/requests", ({ assumptions }) => assumptions.keyRequests10k),
);

/** Days of an average month, for what is kept in storage. */
const DAYS_PER_MONTH = 365 / 12;

/** Steady state: as many months of logs are in storage as the retention has. */
export const logGroup: ChargeRule = (resource, plan) => {
  const logClass = text(resource.inputs["logGroupClass"]) ?? "STANDARD";
  if (logClass !== "STANDARD")
    return [{ type: resource.type, reason: `no price for log groups of class ${logClass}` }];
  const { logGroupGb, logMonthsWithoutRetention } = plan.assumptions;
  const days = number(resource.inputs["retentionInDays"]) ?? 0;
  const months = days > 0 ? days / DAYS_PER_MONTH : logMonthsWithoutRetention;
  return [
    charge(resource, plan, {
      item: "logs received",
      price: "logs/ingestion/gb",
      quantity: logGroupGb,
      assumed: true,
    }),
    charge(resource, plan, {
      item: "logs kept",
      price: "logs/storage/gb",
      quantity: times(logGroupGb, months),
      assumed: true,
    }),
  ];
};

export const alarm = each("alarm", "cloudwatch/alarm", "month");

export const queue = assumedUse(
  "requests to the queue",
  "sqs/requests",
  ({ assumptions }) => assumptions.queueMillionRequests,
);

export const hostedZone = each("hosted zone", "route53/zone", "month");

/** The ACL, each of its rules, and requests: https://aws.amazon.com/waf/pricing/ */
export const webAcl: ChargeRule = (resource, plan) => [
  ...each("web ACL", "wafv2/web-acl", "month")(resource, plan),
  charge(resource, plan, {
    item: "rules of the web ACL",
    price: "wafv2/rule",
    quantity: list(resource.inputs["rules"]).length,
  }),
  charge(resource, plan, {
    item: "requests through the web ACL",
    price: "wafv2/requests",
    quantity: plan.assumptions.webAclMillionRequests,
    assumed: true,
  }),
];
