/** The part of plan.json that says what the plan would cost a month, and what that figure stands on. */
import { z } from "zod";

const text = (description: string) => z.string().meta({ description });
const usd = (description: string) => z.number().meta({ description });
const flag = (description: string) => z.boolean().meta({ description });
const count = (description: string) => z.int().min(0).meta({ description });

const range = (description: string) =>
  z
    .strictObject({
      minimum: usd("With every pool at its minimum, and little traffic."),
      typical: usd("With every pool at its desired size, and the assumed traffic."),
      maximum: usd("With every pool at its maximum or limit, and much traffic."),
    })
    .meta({ description });

const ranges = (description: string) =>
  z.record(z.string(), range("US dollars a month.")).meta({ description });

const line = z
  .strictObject({
    urn: text("Resource that is charged."),
    layer: text("Layer that registers it."),
    pool: text("Node pool that the charge belongs to.").optional(),
    item: text("What is charged."),
    unit: text("Unit of the quantity."),
    quantity: range("Units a month."),
    priceUsd: usd("US dollars for one unit, at the typical size."),
    monthlyUsd: range("US dollars a month."),
    verified: flag("Whether every price in it was read in a primary source, or in two that agree."),
    assumed: flag("Whether the quantity is an assumption about use, and not in the plan."),
  })
  .meta({ description: "One charge." });

const unpriced = z
  .strictObject({
    type: text("Type of the resources."),
    count: count("How many of them."),
    reason: text("Why."),
  })
  .meta({ description: "Resources that are not in the figures." });

const workload = z
  .strictObject({
    urn: text("The workload."),
    layer: text("Layer that registers it."),
    name: text("Kind, namespace and name."),
    pools: z.array(z.string()).meta({ description: "Pools whose nodes take its pods." }),
    monthlyUsd: range("Its requests' share of the nodes, US dollars a month; part of the pools' figures."),
  })
  .meta({ description: "What one workload reserves." });

const assumption = z
  .strictObject({
    id: text("Name, by which it can be overridden."),
    value: z.union([z.number(), range("Value at each size.")]).meta({ description: "Value." }),
    unit: text("Unit."),
    meaning: text("What is assumed."),
    source: text("Where the value is from; empty for a choice of ours.").default(""),
  })
  .meta({ description: "One assumption." });

const savings = z
  .strictObject({
    target: z.number().meta({ description: "Share of the cost that should be saved: 0.3 is 30 percent." }),
    onDemandUsd: range("The same plan with the same nodes, all on demand, US dollars a month."),
    bySpot: range("Share that spot saves against it, of the whole platform."),
    bySpotOfNodes: range("Share that spot saves against it, of the nodes alone."),
    spotShare: range("Share of the nodes, at on-demand prices, that is spot."),
    spotShareNeeded: z.number().meta({ description: "Share of spot at which nodes alone reach the target." }),
    withUtilisation: range(
      "Share saved when the same work also took fewer nodes, as assumed for consolidation and right-sizing.",
    ),
    withUtilisationOfNodes: range("The same, of the nodes alone."),
    metByPlan: flag("Whether spot in this plan reaches the target at the typical size."),
    metWithAssumptions: flag("Whether the target is reached with the assumed utilisation."),
  })
  .meta({ description: "The claim that the platform costs less than one that is all on demand." });

export const costSchema = z
  .strictObject({
    monthlyUsd: usd("US dollars a month in all, at the typical size."),
    byLayer: z.record(z.string(), z.number()).meta({ description: "US dollars a month of each layer." }),
    byPool: z.record(z.string(), z.number()).meta({ description: "US dollars a month of each node pool." }),
    priceTableDate: text("Day on which the prices were looked up, YYYY-MM-DD."),
    region: text("Region whose prices were taken; empty where the plan names none."),
    range: range("US dollars a month in all."),
    layers: ranges("US dollars a month of each layer."),
    pools: ranges("US dollars a month of each node pool."),
    workloads: z.array(workload).meta({ description: "Workloads of the plan." }),
    unverifiedUsd: usd("How much of the typical figure stands on prices that are not verified."),
    lines: z.array(line).meta({ description: "Every charge." }),
    noPrice: z.array(unpriced).meta({ description: "What costs money and is not in the figures." }),
    free: z.array(unpriced).meta({ description: "What costs nothing." }),
    notes: z.array(z.string()).meta({ description: "What a reader of the figures should know." }),
    assumptions: z.array(assumption).meta({ description: "What the figures assume." }),
    savings: savings.optional(),
  })
  .meta({ description: "Estimate from list prices. Absent until one has been made." });

export type Cost = z.infer<typeof costSchema>;
export type CostRange = Cost["range"];
export type CostLine = z.infer<typeof line>;
export type CostUnpriced = z.infer<typeof unpriced>;
export type CostWorkload = z.infer<typeof workload>;
export type CostAssumption = z.infer<typeof assumption>;
export type CostSavings = z.infer<typeof savings>;
