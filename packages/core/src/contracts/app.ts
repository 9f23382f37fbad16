/** Contract of the app layer. */
import { z } from "zod";
import { defineContract } from "./contract.ts";

export const appContract = defineContract({
  layer: "app",
  version: 1,
  outputs: {
    /** Service of each app that has one, as name.namespace; known once its pods are ready. */
    services: z.record(z.string(), z.string()),
    /** Service account of each app, as namespace/name: for permissions of AWS. */
    serviceAccounts: z.record(z.string(), z.string()),
  },
});
