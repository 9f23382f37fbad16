/** Probes and lifecycle hooks of a container. */
import type { types } from "@pulumi/kubernetes";
import type { ContainerArgs } from "../args/container.ts";
import type {
  ExecAction,
  HttpAction,
  Lifecycle,
  Probe,
  Probes,
  ProbeTimings,
  SleepAction,
} from "../args/probes.ts";

type KubernetesProbe = types.input.core.v1.Probe;

const TIMINGS: Readonly<Record<keyof Probes, ProbeTimings>> = {
  liveness: {
    initialDelaySeconds: 30,
    periodSeconds: 10,
    timeoutSeconds: 5,
    successThreshold: 1,
    failureThreshold: 3,
  },
  readiness: {
    initialDelaySeconds: 10,
    periodSeconds: 5,
    timeoutSeconds: 3,
    successThreshold: 1,
    failureThreshold: 3,
  },
  startup: {
    initialDelaySeconds: 0,
    periodSeconds: 10,
    timeoutSeconds: 3,
    successThreshold: 1,
    failureThreshold: 30,
  },
};

export interface ContainerProbes {
  readonly livenessProbe?: KubernetesProbe;
  readonly readinessProbe?: KubernetesProbe;
  readonly startupProbe?: KubernetesProbe;
}

/** @param byDefault Whether a probe that the arguments do not name is there: a job's end is all that is asked of it. */
export function containerProbes(
  { probes = {}, ports = [] }: ContainerArgs,
  byDefault: boolean,
): ContainerProbes {
  const [first] = ports;
  const probe = (kind: keyof Probes): KubernetesProbe | undefined => {
    const given = probes[kind];
    if (given === "None" || (given === undefined && !byDefault)) return undefined;
    return kubernetesProbe({ ...TIMINGS[kind], ...given }, first?.name);
  };
  return {
    livenessProbe: probe("liveness"),
    readinessProbe: probe("readiness"),
    startupProbe: probe("startup"),
  };
}

function kubernetesProbe(probe: Probe, firstPort: string | undefined): KubernetesProbe | undefined {
  if ("httpGet" in probe) return { ...probe, httpGet: httpGet(probe) };
  if ("exec" in probe) return { ...probe, exec: { command: [...probe.exec.command] } };
  if ("tcpSocket" in probe || "grpc" in probe) return { ...probe };
  return firstPort === undefined ? undefined : { ...probe, tcpSocket: { port: firstPort } };
}

function httpGet({ httpGet: { httpHeaders, ...action } }: HttpAction): types.input.core.v1.HTTPGetAction {
  return { scheme: "HTTP", ...action, ...(httpHeaders ? { httpHeaders: [...httpHeaders] } : {}) };
}

export function lifecycle(given: Lifecycle | undefined): types.input.core.v1.Lifecycle | undefined {
  return given && { postStart: handler(given.postStart), preStop: handler(given.preStop) };
}

function handler(
  action: HttpAction | ExecAction | SleepAction | undefined,
): types.input.core.v1.LifecycleHandler | undefined {
  if (action === undefined) return undefined;
  if ("httpGet" in action) return { httpGet: httpGet(action) };
  return "exec" in action ? { exec: { command: [...action.exec.command] } } : { sleep: action.sleep };
}
