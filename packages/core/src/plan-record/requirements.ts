/** The part of plan.json that says which rows of the requirements are in the plan. */
import { z } from "zod";

const text = (description: string) => z.string().meta({ description });

const row = z
  .strictObject({
    id: text("Row of the requirements, for example NET-01."),
    title: text("What it asks for."),
    state: z.enum(["covered", "missing", "beyond"]).meta({
      description: "In the plan; not, or not whole, in the plan; nothing that a plan can show.",
    }),
    resources: z
      .array(z.string())
      .meta({ description: "What shows that it is covered: kind and logical name of resources." }),
  })
  .meta({ description: "One requirement." });

export const requirementsSchema = z
  .array(row)
  .meta({ description: "Requirements of the platform. Absent where only some layers were planned." });

export type RequirementRow = z.infer<typeof row>;
