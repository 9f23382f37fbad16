/** Contract of the observability layer. */
import { z } from "zod";
import { defineContract } from "./contract.ts";

export const observabilityContract = defineContract({
  layer: "observability",
  version: 1,
  outputs: {
    /** Addresses inside of the cluster. */
    prometheusUrl: z.string(),
    alertmanagerUrl: z.string(),
    /** Where queries of logs go. */
    lokiUrl: z.string(),
    /** Where applications send spans, by OTLP over gRPC. */
    otlpEndpoint: z.string(),
    /** Where queries of traces go. */
    tempoUrl: z.string(),
    /** Service and port that a gateway sends to; grafanaHost is the name that people use. */
    grafanaUrl: z.string(),
    grafanaHost: z.string(),
  },
});
