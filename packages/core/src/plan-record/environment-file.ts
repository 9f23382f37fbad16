/** The part of plan.json that repeats the environment file, so that a reader of the plan finds the lines behind it. */
import { z } from "zod";

const text = (description: string) => z.string().meta({ description });

const writtenValue = z
  .strictObject({
    path: text("Path of the value, for example nodePools.data.maxSize."),
    line: z.int().min(1).meta({ description: "Line in the file, counted from 1." }),
    value: text("The value; numbers and truth values as text."),
  })
  .meta({ description: "One value that is neither a map nor a list." });

export const environmentFileSchema = z
  .strictObject({
    name: text("Name of the file, without its directory."),
    text: text("The file as it was read."),
    values: z.array(writtenValue).meta({ description: "Values that the file writes, in its order." }),
  })
  .meta({ description: "The file that was planned. Absent where the plan was not made from a file." });

export type EnvironmentText = z.infer<typeof environmentFileSchema>;
