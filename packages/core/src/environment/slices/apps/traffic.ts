/** Who an app talks to, and how the mesh shares requests between its versions. */
import { z } from "zod";
import { duration } from "../shared.ts";
import { dnsLabel, portNumber } from "./names.ts";

const percent = z.int().min(0).max(100);

export const flows = z
  .array(
    z
      .strictObject({
        from: z
          .string()
          .min(1)
          .optional()
          .meta({ description: "Who calls the app: an app, a peer of the platform, or internet." }),
        to: z
          .string()
          .min(1)
          .optional()
          .meta({ description: "Whom the app calls: an app, a peer of the platform, or internet." }),
        ports: z
          .array(portNumber.meta({ description: "Port of the pods that are called." }))
          .min(1)
          .meta({ description: "Ports of those who are called, not of a Service in front of them." }),
        protocol: z.enum(["TCP", "UDP"]).default("TCP").meta({ description: "Default: TCP." }),
        http: z
          .strictObject({
            methods: z
              .array(
                z
                  .enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
                  .meta({ description: "Method." }),
              )
              .min(1)
              .optional()
              .meta({ description: "Methods that callers may use. Default: all." }),
            paths: z
              .array(
                z.string().startsWith("/", "must be a path such as /v1/*").meta({ description: "Path." }),
              )
              .min(1)
              .optional()
              .meta({ description: "Exact paths, or prefixes that end with an asterisk. Default: all." }),
          })
          .optional()
          .meta({ description: "What callers in the mesh may ask for. Default: everything." }),
        why: z.string().min(1).meta({ description: "What the connection is for." }),
      })
      .meta({ description: "An allowed connection, with from or to; what none allows is closed." }),
  )
  .default([])
  .meta({
    description: "Connections of the app, declared at one of their ends. Default: none but DNS and metrics.",
  });

const fault = z
  .strictObject({
    delay: z
      .strictObject({
        fixedDelay: duration.meta({ description: "Delay." }),
        percent: percent.meta({ description: "Share of the requests." }),
      })
      .optional()
      .meta({ description: "Requests that wait." }),
    abort: z
      .strictObject({
        httpStatus: z.int().min(400).max(599).meta({ description: "Answer." }),
        percent: percent.meta({ description: "Share of the requests." }),
      })
      .optional()
      .meta({ description: "Requests that fail." }),
  })
  .optional()
  .meta({ description: "Harm on purpose, to rehearse failure; outside of production only. Default: none." });

export const traffic = z
  .strictObject({
    subsets: z
      .array(
        z
          .strictObject({
            name: dnsLabel("the name of a subset").meta({ description: "Name." }),
            weight: percent.meta({ description: "Percent of the requests." }),
          })
          .meta({ description: "A version." }),
      )
      .min(1)
      .meta({ description: "Versions; of a Rollout first the stable one, then the canary." }),
    headerRoutes: z
      .array(
        z
          .strictObject({
            header: z.string().min(1).meta({ description: "Header." }),
            value: z.string().min(1).meta({ description: "Exact value, in quotes." }),
            subset: z.string().min(1).meta({ description: "Subset that such requests go to." }),
          })
          .meta({ description: "A route by header." }),
      )
      .optional()
      .meta({ description: "Routes that come before the weights. Default: none." }),
    timeout: duration.optional().meta({ description: "Longest request. Default: 15s." }),
    retries: z
      .strictObject({
        attempts: z.int().min(0).max(10).meta({ description: "Repetitions." }),
        perTryTimeout: duration.optional().meta({ description: "Longest attempt. Default: 5s." }),
      })
      .optional()
      .meta({ description: "Repeated requests. Default: 2 after connection failures and 503." }),
    circuitBreaker: z
      .strictObject({
        maxConnections: z.int().min(1).optional().meta({ description: "Default: 100." }),
        http1MaxPendingRequests: z.int().min(1).optional().meta({ description: "Default: 100." }),
        consecutive5xxErrors: z.int().min(1).optional().meta({ description: "Default: 5." }),
        baseEjectionTime: duration.optional().meta({ description: "Default: 30s." }),
        maxEjectionPercent: percent.optional().meta({ description: "Default: 50." }),
      })
      .optional()
      .meta({ description: "When a pod gets no more requests." }),
    fault,
  })
  .optional()
  .meta({ description: "Istio's VirtualService and DestinationRule. Default: none, plain load balancing." });
