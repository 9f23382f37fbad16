/** Columns of the report that are read: those that OpenCost asks for, those of pods, and our own tags. */

/** https://docs.aws.amazon.com/cur/latest/userguide/data-dictionary.html */
const STRINGS = [
  "bill_payer_account_id",
  "line_item_usage_account_id",
  "line_item_line_item_type",
  "line_item_product_code",
  "line_item_usage_type",
  "line_item_operation",
  "line_item_availability_zone",
  "line_item_resource_id",
  "product_region_code",
  "split_line_item_parent_resource_id",
  "resource_tags_aws_eks_cluster_name",
  "resource_tags_aws_eks_namespace",
  "resource_tags_aws_eks_workload_type",
  "resource_tags_aws_eks_workload_name",
] as const;

const TIMES = ["line_item_usage_start_date", "line_item_usage_end_date"] as const;

const AMOUNTS = [
  "line_item_usage_amount",
  "line_item_unblended_cost",
  "line_item_net_unblended_cost",
  "pricing_public_on_demand_cost",
  "reservation_effective_cost",
  "reservation_net_effective_cost",
  "savings_plan_savings_plan_effective_cost",
  "savings_plan_net_savings_plan_effective_cost",
  "split_line_item_split_cost",
  "split_line_item_unused_cost",
] as const;

export interface Column {
  readonly name: string;
  readonly type: "string" | "timestamp" | "double";
}

/** A column that a month's files lack is empty: Athena finds columns of Parquet by their names. */
export function reportColumns(tags: readonly string[]): Column[] {
  const ofType = (type: Column["type"], names: readonly string[]) => names.map((name) => ({ name, type }));
  return [
    ...ofType("string", [...STRINGS, ...new Set(tags.map(tagColumn))]),
    ...ofType("timestamp", TIMES),
    ...ofType("double", AMOUNTS),
  ];
}

/** Column of a tag that was activated for cost allocation: costCentre is resource_tags_user_cost_centre. */
export function tagColumn(tag: string): string {
  const words = tag.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  return `resource_tags_user_${words.replaceAll(/[^a-z0-9]+/g, "_")}`;
}
