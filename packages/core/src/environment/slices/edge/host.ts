/** A host that callers use. */
import { z } from "zod";

export const host = z
  .string()
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/, "must be a host such as www.example.com");
