/** One container of an app, as the component takes it. */
import type { AppSettings } from "@drydock/core/environment";
import type { ContainerArgs, Probe } from "@drydock/hardened-workload";
import type * as pulumi from "@pulumi/pulumi";

type Image = AppSettings["image"];
export type ImageOf = (image: Image) => pulumi.Input<string>;

type ContainerSettings = Pick<
  AppSettings,
  "image" | "command" | "args" | "ports" | "resources" | "env" | "secretEnv" | "secretFiles" | "probes"
>;
type ProbeSettings = NonNullable<NonNullable<AppSettings["probes"]>["liveness"]>;

export function containerArgs(container: ContainerSettings, imageOf: ImageOf): ContainerArgs {
  const {
    image,
    command,
    args,
    ports,
    resources,
    env = {},
    secretEnv = {},
    secretFiles = {},
    probes,
  } = container;
  return {
    image: imageOf(image),
    ...(command ? { command } : {}),
    ...(args ? { args } : {}),
    ports,
    resources,
    env: {
      ...env,
      ...Object.fromEntries(
        Object.entries(secretEnv).map(([name, { secret, key }]) => [
          name,
          { secretKeyRef: { name: secret, key } },
        ]),
      ),
    },
    mounts: Object.entries(secretFiles).map(([secret, mountPath]) => ({
      volume: secret,
      mountPath,
      readOnly: true,
    })),
    ...(probes ? { probes: probesArgs(probes, ports[0]?.port) } : {}),
  };
}

function probesArgs(probes: NonNullable<AppSettings["probes"]>, firstPort: number | undefined) {
  return Object.fromEntries(
    Object.entries(probes).map(([kind, probe]) => [kind, probeArgs(probe, firstPort)]),
  );
}

/** A path is asked over HTTP, a command is run; a port alone, or nothing, is a connection. */
export function probeArgs(settings: ProbeSettings, firstPort: number | undefined): Probe {
  const { path, port = firstPort, command, ...timings } = settings;
  if (command) return { ...timings, exec: { command } };
  if (port === undefined) return timings;
  return path === undefined ? { ...timings, tcpSocket: { port } } : { ...timings, httpGet: { path, port } };
}
