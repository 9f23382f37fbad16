/** How Istio shares requests between versions, and when it gives up. */

export interface Subset {
  readonly name: string;
  /** Pod labels of the subset. Default: none beside those of the workload; Argo Rollouts adds its hash. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Percent of the requests; the weights of all subsets are 100 together. */
  readonly weight: number;
}

export interface HeaderRoute {
  readonly header: string;
  /** Exact value. */
  readonly value: string;
  /** Name of the subset that requests with the header go to. */
  readonly subset: string;
}

export interface Traffic {
  readonly virtualServiceName?: string;
  readonly destinationRuleName?: string;
  /** Default: the workload's service. */
  readonly hosts?: readonly string[];
  /** namespace/name of Istio gateways; mesh for calls inside of it. Default: mesh. */
  readonly gateways?: readonly string[];
  /** Of a Rollout: first the stable subset, then the canary. */
  readonly subsets: readonly Subset[];
  /** Come before the weights. */
  readonly headerRoutes?: readonly HeaderRoute[];
  /** Default: 15s. */
  readonly timeout?: string;
  /** Default: 2 attempts of 5s after connection failures and 503. */
  readonly retries?: {
    readonly attempts: number;
    readonly perTryTimeout?: string;
    readonly retryOn?: string;
  };
  /** Default: 5 errors in a row take a pod out for 30s, half of them at most; at most 100 requests wait. */
  readonly circuitBreaker?: {
    readonly maxConnections?: number;
    readonly http1MaxPendingRequests?: number;
    readonly http2MaxRequests?: number;
    readonly maxRequestsPerConnection?: number;
    readonly consecutive5xxErrors?: number;
    readonly interval?: string;
    readonly baseEjectionTime?: string;
    readonly maxEjectionPercent?: number;
  };
  /** Harms a share of the requests on purpose, to rehearse failure. Default: none. */
  readonly fault?: {
    readonly delay?: { readonly fixedDelay: string; readonly percent: number };
    readonly abort?: { readonly httpStatus: number; readonly percent: number };
  };
}
