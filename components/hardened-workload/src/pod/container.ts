/** One container of the pod. */
import type { types } from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { ContainerPort, NamedContainerArgs } from "../args/container.ts";
import type { HardenedWorkloadArgs } from "../args/workload.ts";
import { imageProblem } from "../image.ts";
import { environment, environmentSources } from "./environment.ts";
import { containerProbes, lifecycle } from "./probes.ts";
import { containerResources } from "./resources.ts";
import { containerSecurityContext } from "./security.ts";

type Container = types.input.core.v1.Container;

export interface ContainerPlace {
  readonly workload: HardenedWorkloadArgs;
  readonly mounts: types.input.core.v1.VolumeMount[];
  /** Config map whose keys are variables of the container. */
  readonly configMapName?: pulumi.Input<string>;
  /** Whether the container has probes that nobody asked for. */
  readonly probed: boolean;
}

export function container(args: NamedContainerArgs, place: ContainerPlace): Container {
  const { ports = [] } = args;
  const { workload } = place;
  return {
    name: args.name,
    image: checkedImage(args),
    imagePullPolicy: args.imagePullPolicy ?? "IfNotPresent",
    command: args.command && [...args.command],
    args: args.args && [...args.args],
    workingDir: args.workingDir,
    ports: ports.map(containerPort),
    env: environment(args),
    envFrom: environmentSources(args, place.configMapName),
    resources: containerResources(args, workload.qualityOfService ?? "Burstable"),
    volumeMounts: place.mounts,
    ...containerProbes(args, place.probed),
    lifecycle: lifecycle(args.lifecycle),
    securityContext: containerSecurityContext(args.security, workload.podSecurity),
  };
}

/** An image that a registry resource gives is known only when that has been asked. */
function checkedImage({ name, image }: NamedContainerArgs): pulumi.Input<string> {
  if (typeof image === "string") return image;
  return pulumi.output(image).apply((known) => {
    const message = imageProblem(known);
    if (message !== undefined) throw new Error(`container ${name}: image: ${message}`);
    return known;
  });
}

function containerPort({ name, port, protocol = "TCP" }: ContainerPort): types.input.core.v1.ContainerPort {
  return { name, containerPort: port, protocol };
}
