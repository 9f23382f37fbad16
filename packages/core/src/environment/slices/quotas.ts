/** Quotas: what the account has, where that is not what a new account has. */
import { z } from "zod";
import { adjustableQuotas, quota } from "../../catalogue/quotas.ts";

export const quotasSlice = z
  .strictObject(
    Object.fromEntries(
      adjustableQuotas().map((name) => [
        name,
        z
          .int()
          .min(1)
          .optional()
          .meta({
            description: `What the account has of: ${quota(name).what}. Default: ${quota(name).default}, as in a new account.`,
          }),
      ]),
    ),
  )
  .meta({ description: "Service quotas that AWS raised for the account: preflight counts against them." });

export type QuotaSettings = z.infer<typeof quotasSlice>;
