/** A block of the environment file as arguments of a hardened workload. */
import type { AppSettings } from "@drydock/core/environment";
import { podsOf, portsWithoutMutualTls } from "@drydock/core/flows";
import type { Controller, HardenedWorkloadArgs } from "@drydock/hardened-workload";
import type * as pulumi from "@pulumi/pulumi";
import type { AppContext } from "../context.ts";
import { autoscalingArgs } from "./autoscaling.ts";
import { containerArgs, type ImageOf } from "./container.ts";
import { networkArgs } from "./network.ts";
import { schedulingArgs } from "./scheduling.ts";
import { trafficArgs } from "./traffic.ts";

type Context = Pick<AppContext, "settings" | "flows" | "upstream">;

export function workloadArgs(
  context: Context,
  name: string,
  app: AppSettings,
  namespace: pulumi.Input<string>,
): HardenedWorkloadArgs {
  const imageOf = imagesOf(context);
  const pullSecrets = Object.keys(app.secrets).filter((secret) => app.secrets[secret]?.type === "Registry");
  return {
    ...containerArgs(app, imageOf),
    name,
    namespace,
    version: app.image.tag,
    podAnnotations: meshAnnotations(context, name),
    controller: controllerArgs(app),
    ...given({
      containerName: app.containerName,
      sidecars: app.sidecars?.map((sidecar) => ({ name: sidecar.name, ...containerArgs(sidecar, imageOf) })),
      qualityOfService: app.qualityOfService,
      config: app.config,
      volumes: secretVolumes(app),
      scratch: app.scratch,
      claims: app.claims,
      podSecurity: app.runAsUser === undefined ? undefined : { runAsUser: app.runAsUser },
      serviceAccount: app.serviceAccount && serviceAccountArgs(app.serviceAccount),
      imagePullSecrets: pullSecrets.length > 0 ? pullSecrets : undefined,
      disruption: app.disruption,
      service: app.service,
      traffic: trafficArgs(context.settings.edge, name, app.traffic),
      terminationGracePeriodSeconds: app.terminationGracePeriodSeconds,
      autoscaling: autoscalingArgs(context, app.autoscaling),
    }),
    scheduling: schedulingArgs(app, context.settings.network.availabilityZones.length),
    network: networkArgs(context.flows, name),
  };
}

/** Without the keys that have no value: they keep the component's defaults. */
export function given<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/** Images of the own ECR by the addresses of its repositories, which are there first. */
function imagesOf({ upstream }: Context): ImageOf {
  return ({ registry, repository, tag, digest }) => {
    const version = digest === undefined ? tag : `${tag}@${digest}`;
    if (registry !== undefined) return `${registry}/${repository}:${version}`;
    return upstream.security.imageRepositoryUrls.apply((urls) => {
      const url = urls[repository];
      if (url === undefined)
        throw new Error(`security.imageRepositories.names: ${repository} is missing, add it`);
      return `${url}:${version}`;
    });
  };
}

/** A volume for each Secret that any container reads as files. */
function secretVolumes({ secretFiles = {}, sidecars = [] }: AppSettings): HardenedWorkloadArgs["volumes"] {
  const names = [secretFiles, ...sidecars.map((sidecar) => sidecar.secretFiles ?? {})].flatMap(Object.keys);
  if (names.length === 0) return undefined;
  return Object.fromEntries(
    names.map((secretName) => [secretName, { secret: { secretName, defaultMode: 0o440 } }]),
  );
}

function controllerArgs({ controller }: AppSettings): Controller {
  const replicas = given({ replicas: controller.replicas });
  if (controller.kind !== "Rollout") return { kind: controller.kind, ...replicas };
  const strategy = controller.strategy === "Canary" ? { canary: {} } : { blueGreen: {} };
  return { kind: "Rollout", ...replicas, strategy };
}

function serviceAccountArgs({ readableSecrets, ...rest }: NonNullable<AppSettings["serviceAccount"]>) {
  return { ...rest, ...given({ secrets: readableSecrets }) };
}

/** Prometheus has no certificate of the mesh: its port passes the sidecar by, and the network policy guards it. */
function meshAnnotations({ flows }: Context, name: string): Record<string, string> {
  const past = portsWithoutMutualTls(flows, name);
  if (!podsOf(flows, name).inMesh || past.length === 0) return {};
  return { "traffic.sidecar.istio.io/excludeInboundPorts": past.join(",") };
}
