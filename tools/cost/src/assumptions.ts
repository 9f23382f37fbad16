/** What the figures assume where the plan says nothing: each with its reason, and each can be overridden. */
import type { CostAssumption } from "@drydock/core/plan-record";
import type { Range } from "./range.ts";

export interface Assumptions {
  readonly hoursPerMonth: number;
  readonly spotPriceShare: number;
  readonly utilisationBefore: number;
  readonly utilisationAfter: number;
  readonly natGatewayGb: Range;
  readonly endpointZoneGb: Range;
  readonly loadBalancerUnits: Range;
  readonly fileSystemGb: Range;
  readonly fileSystemTransferGb: Range;
  readonly bucketGb: Range;
  readonly repositoryGb: Range;
  readonly logGroupGb: Range;
  readonly logMonthsWithoutRetention: number;
  readonly keyRequests10k: Range;
  readonly queueMillionRequests: Range;
  readonly webAclMillionRequests: Range;
}

type Explained = { readonly [id in keyof Assumptions]: CostAssumption & { readonly value: Assumptions[id] } };

const use = (minimum: number, typical: number, maximum: number): Range => ({ minimum, typical, maximum });

const EXPLAINED: Explained = byId([
  assumption("hoursPerMonth", 730, "hours", "length of a month: 8760 hours a year / 12"),
  assumption(
    "spotPriceShare",
    0.45,
    "of the on-demand price",
    "what spot costs",
    "mean of the 15 example prices of c5 in us-east-1 in the Amazon EC2 Auto Scaling user guide, Spot price per unit hour example, read 2026-11-21; AWS calls them examples, and promises no price",
  ),
  assumption(
    "utilisationBefore",
    0.4,
    "of the nodes",
    "use of the nodes without consolidation and right-sizing",
    "the claim's own figure, not measured",
  ),
  assumption(
    "utilisationAfter",
    0.65,
    "of the nodes",
    "use of the nodes with consolidation and right-sizing",
    "the claim's own figure, not measured",
  ),
  assumption("natGatewayGb", use(10, 100, 1000), "GB a month", "data through each NAT gateway"),
  assumption("endpointZoneGb", use(1, 10, 100), "GB a month", "data through each endpoint in each zone"),
  assumption("loadBalancerUnits", use(0, 1, 10), "units", "capacity units of each load balancer, all month"),
  assumption("fileSystemGb", use(0, 50, 500), "GB", "content of each EFS file system, all in Standard"),
  assumption("fileSystemTransferGb", use(0, 50, 500), "GB a month", "read, and as much written, of each"),
  assumption("bucketGb", use(1, 50, 500), "GB", "content of each S3 bucket, all in Standard"),
  assumption("repositoryGb", use(1, 5, 20), "GB", "images in each ECR repository"),
  assumption("logGroupGb", use(1, 30, 150), "GB a month", "logs into each log group, stored as they came"),
  assumption("logMonthsWithoutRetention", 12, "months", "age of logs that are kept for ever"),
  assumption("keyRequests10k", use(1, 10, 100), "10,000 requests a month", "use of each KMS key"),
  assumption("queueMillionRequests", use(0, 1, 10), "million requests a month", "use of each SQS queue"),
  assumption("webAclMillionRequests", use(1, 10, 100), "million requests a month", "through each web ACL"),
]);

export const DEFAULT_ASSUMPTIONS: Assumptions = Object.fromEntries(
  Object.values(EXPLAINED).map(({ id, value }) => [id, value]),
) as unknown as Assumptions;

/** As the record lists them, with the values that were used. */
export function explained(assumptions: Assumptions): CostAssumption[] {
  return Object.values(EXPLAINED).map((one) => {
    const value = assumptions[one.id as keyof Assumptions];
    return value === one.value ? one : { ...one, value, source: "overridden" };
  });
}

function assumption<I extends keyof Assumptions>(
  id: I,
  value: Assumptions[I],
  unit: string,
  meaning: string,
  source = "",
): CostAssumption & { readonly id: I } {
  return { id, value, unit, meaning, source };
}

function byId(all: readonly CostAssumption[]): Explained {
  return Object.fromEntries(all.map((one) => [one.id, one])) as unknown as Explained;
}
