/** How the kubelet asks a container whether it lives, is ready, has started; and what it runs around its life. */

/** Name of a declared port, or its number. */
export type PortReference = string | number;

export interface HttpAction {
  readonly httpGet: {
    readonly path: string;
    readonly port: PortReference;
    /** Default: HTTP. */
    readonly scheme?: "HTTP" | "HTTPS";
    readonly httpHeaders?: readonly { readonly name: string; readonly value: string }[];
  };
}

export interface TcpAction {
  readonly tcpSocket: { readonly port: PortReference };
}

export interface GrpcAction {
  /** The gRPC health protocol; the port is a number. */
  readonly grpc: { readonly port: number; readonly service?: string };
}

export interface ExecAction {
  readonly exec: { readonly command: readonly string[] };
}

export interface SleepAction {
  readonly sleep: { readonly seconds: number };
}

export interface ProbeTimings {
  /** Seconds before the first question. */
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
  /** Good answers in a row that are needed; must be 1 for liveness and startup. */
  readonly successThreshold?: number;
  /** Bad answers in a row that are too many. */
  readonly failureThreshold?: number;
  /** Grace period of a container that this probe ends; liveness and startup only. */
  readonly terminationGracePeriodSeconds?: number;
}

export type ProbeAction = HttpAction | TcpAction | GrpcAction | ExecAction;

/** An action without timings gets those of its kind of probe; timings alone ask the first port over TCP. */
export type Probe = ProbeTimings | (ProbeTimings & ProbeAction);

export interface Probes {
  /** Restarts the container. Default: a TCP connection to its first port, after 30 s, every 10 s, 3 failures. */
  readonly liveness?: Probe | "None";
  /** Takes the pod out of its services. Default: a TCP connection to its first port, after 10 s, every 5 s, 3 failures. */
  readonly readiness?: Probe | "None";
  /** Holds the other two back. Default: a TCP connection to its first port, every 10 s, 30 failures: five minutes. */
  readonly startup?: Probe | "None";
}

export interface Lifecycle {
  readonly postStart?: HttpAction | ExecAction | SleepAction;
  /** Runs before SIGTERM, within the termination grace period. */
  readonly preStop?: HttpAction | ExecAction | SleepAction;
}
