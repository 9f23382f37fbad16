/** Images, resources and their quality of service, probes, variables and mounts of every container. */
import type { ContainerArgs, NamedContainerArgs } from "../args/container.ts";
import type { Probe } from "../args/probes.ts";
import { isPlainValue } from "../pod/environment.ts";
import { imageProblem } from "../image.ts";
import type { WorkloadPlan } from "../plan.ts";
import { type Problem, problem } from "../problem.ts";

const VARIABLE = /^[A-Za-z_.-][\w.-]*$/;
const SECRET_VARIABLE = /(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_KEY|PRIVATE_KEY|SECRET_KEY|ACCESS_KEY)$/i;

export function containerProblems(plan: WorkloadPlan): Problem[] {
  return everyContainer(plan).flatMap(({ container, at, isInit }) => [
    ...images(container, at),
    ...(isInit ? [] : probes(container, at, plan)),
    ...variables(container, at),
    ...mounts(container, at, plan),
  ]);
}

export interface PlacedContainer {
  readonly container: NamedContainerArgs;
  /** Path of its arguments, with a dot at the end but for the main container. */
  readonly at: string;
  readonly isInit: boolean;
}

export function everyContainer({ containers, args }: WorkloadPlan): PlacedContainer[] {
  return [
    ...containers.map((container, i) => ({
      container,
      at: i === 0 ? "" : `sidecars[${i - 1}].`,
      isInit: false,
    })),
    ...(args.initContainers ?? []).map((container, i) => ({
      container,
      at: `initContainers[${i}].`,
      isInit: true,
    })),
  ];
}

function images({ image }: ContainerArgs, at: string): Problem[] {
  const message = typeof image === "string" ? imageProblem(image) : undefined;
  return message === undefined ? [] : [problem(`${at}image`, message)];
}

const KINDS = ["liveness", "readiness", "startup"] as const;

function probes(
  { probes: given = {}, ports = [] }: ContainerArgs,
  at: string,
  plan: WorkloadPlan,
): Problem[] {
  const main = at === "";
  return KINDS.flatMap((kind) => {
    const probe = given[kind];
    const path = `${at}probes.${kind}`;
    if (probe === "None" || (probe === undefined && (plan.isBatch || !main))) return [];
    if (probe === undefined || !hasAction(probe)) {
      if (ports.length > 0) return timings(probe ?? {}, kind, path);
      return [problem(path, 'there is no port to connect to; name an action such as exec, or write "None"')];
    }
    return [...timings(probe, kind, path), ...actionPort(probe, ports, path)];
  });
}

function hasAction(probe: Probe): boolean {
  return ["httpGet", "tcpSocket", "grpc", "exec"].some((action) => action in probe);
}

function timings(probe: Probe, kind: string, path: string): Problem[] {
  const { successThreshold = 1, timeoutSeconds, periodSeconds, failureThreshold } = probe;
  return [
    ...(kind === "readiness" || successThreshold === 1
      ? []
      : [problem(`${path}.successThreshold`, `must be 1 for a ${kind} probe (got ${successThreshold})`)]),
    ...Object.entries({ successThreshold, timeoutSeconds, periodSeconds, failureThreshold }).flatMap(
      ([field, value]) =>
        value === undefined || value >= 1
          ? []
          : [problem(`${path}.${field}`, `must be at least 1 (got ${value})`)],
    ),
  ];
}

function actionPort(probe: Probe, ports: NonNullable<ContainerArgs["ports"]>, path: string): Problem[] {
  const [action, port] =
    "httpGet" in probe
      ? ["httpGet", probe.httpGet.port]
      : "tcpSocket" in probe
        ? ["tcpSocket", probe.tcpSocket.port]
        : "grpc" in probe
          ? ["grpc", probe.grpc.port]
          : [];
  if (port === undefined || ports.some((one) => one.name === port || one.port === port)) return [];
  const declared = ports.map(({ name, port: number }) => `${name} (${number})`).join(", ") || "none";
  return [
    problem(`${path}.${action}.port`, `${port} is not a port of the container; declared are: ${declared}`),
  ];
}

function variables({ env = {} }: ContainerArgs, at: string): Problem[] {
  return Object.entries(env).flatMap(([name, value]) =>
    variable(`${at}env.${name}`, name, isPlainValue(value)),
  );
}

/** For the config map of the workload too: what is in there is readable to whoever may read the namespace. */
export function variable(path: string, name: string, plain: boolean): Problem[] {
  return [
    ...(VARIABLE.test(name) ? [] : [problem(path, `"${name}" is not the name of a variable`)]),
    ...(plain && SECRET_VARIABLE.test(name)
      ? [problem(path, "holds a secret by its name; refer to a Secret with secretKeyRef")]
      : []),
  ];
}

function mounts({ mounts: given = [] }: ContainerArgs, at: string, plan: WorkloadPlan): Problem[] {
  const { volumes = {}, claims = [], scratch = {} } = plan.args;
  const known = [...Object.keys(volumes), ...claims.map(({ name }) => name), ...Object.keys(scratch), "tmp"];
  const own = at === "" ? [...claims.map(({ mountPath }) => mountPath), ...Object.values(scratch)] : [];
  const paths = [...own, ...given.map(({ mountPath }) => mountPath)];
  return [
    ...given.flatMap(({ volume }, i) =>
      known.includes(volume)
        ? []
        : [
            problem(
              `${at}mounts[${i}].volume`,
              `"${volume}" is no volume; declared are: ${known.join(", ")}`,
            ),
          ],
    ),
    ...[...new Set(paths.filter((path, i) => paths.indexOf(path) !== i))].map((path) =>
      problem(`${at}mounts`, `two volumes are mounted at ${path}; mount one`),
    ),
  ];
}
