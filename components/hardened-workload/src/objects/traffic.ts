/** Istio's VirtualService and DestinationRule of the workload. */
import type { Traffic } from "../args/traffic.ts";
import type { WorkloadPlan } from "../plan.ts";

/** Name of the route by weights, which Argo Rollouts changes. */
export const MAIN_ROUTE = "by-weight";

export function virtualServiceName({ name, args }: WorkloadPlan): string {
  return args.traffic?.virtualServiceName ?? name;
}

export function destinationRuleName({ name, args }: WorkloadPlan): string {
  return args.traffic?.destinationRuleName ?? name;
}

export function virtualServiceSpec(host: string, traffic: Traffic) {
  const { hosts = [host], gateways = ["mesh"], headerRoutes = [], subsets } = traffic;
  const common = { ...deadlines(traffic), ...fault(traffic) };
  return {
    hosts: [...hosts],
    gateways: [...gateways],
    http: [
      ...headerRoutes.map(({ header, value, subset }, i) => ({
        name: `by-header-${i + 1}`,
        match: [{ headers: { [header]: { exact: value } } }],
        route: [{ destination: { host, subset }, weight: 100 }],
        ...common,
      })),
      {
        name: MAIN_ROUTE,
        route: subsets.map(({ name: subset, weight }) => ({ destination: { host, subset }, weight })),
        ...common,
      },
    ],
  };
}

/** A call that is repeated must be one that may be: only what never reached the program, by default. */
function deadlines({ timeout = "15s", retries }: Traffic) {
  return {
    timeout,
    retries: {
      perTryTimeout: "5s",
      retryOn: "connect-failure,refused-stream,unavailable,503",
      ...(retries ?? { attempts: 2 }),
    },
  };
}

function fault({ fault: given }: Traffic) {
  if (given === undefined) return {};
  const { delay, abort } = given;
  return {
    fault: {
      ...(delay ? { delay: { fixedDelay: delay.fixedDelay, percentage: { value: delay.percent } } } : {}),
      ...(abort ? { abort: { httpStatus: abort.httpStatus, percentage: { value: abort.percent } } } : {}),
    },
  };
}

export function destinationRuleSpec(host: string, plan: WorkloadPlan, traffic: Traffic) {
  return {
    host,
    trafficPolicy: {
      tls: { mode: "ISTIO_MUTUAL" },
      connectionPool: connectionPool(traffic),
      outlierDetection: outlierDetection(traffic),
    },
    subsets: traffic.subsets.map(({ name, labels }) => ({ name, labels: { ...plan.selector, ...labels } })),
  };
}

function connectionPool({ circuitBreaker = {} }: Traffic) {
  const { maxConnections = 100, http1MaxPendingRequests = 100, http2MaxRequests = 1000 } = circuitBreaker;
  const { maxRequestsPerConnection } = circuitBreaker;
  return {
    tcp: { maxConnections },
    http: {
      http1MaxPendingRequests,
      http2MaxRequests,
      ...(maxRequestsPerConnection === undefined ? {} : { maxRequestsPerConnection }),
    },
  };
}

function outlierDetection({ circuitBreaker = {} }: Traffic) {
  const { consecutive5xxErrors = 5, interval = "10s", baseEjectionTime = "30s" } = circuitBreaker;
  return {
    consecutive5xxErrors,
    interval,
    baseEjectionTime,
    maxEjectionPercent: circuitBreaker.maxEjectionPercent ?? 50,
  };
}
