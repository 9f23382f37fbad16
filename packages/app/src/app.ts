/** One app: its secrets, and the workload. Who may call it in the mesh is the mesh layer's to say, from the same flows. */
import type { AppSettings } from "@drydock/core/environment";
import { HardenedWorkload } from "@drydock/hardened-workload";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AppContext } from "./context.ts";
import { createSecrets } from "./secrets.ts";
import { workloadArgs } from "./workload/args.ts";

export interface CreatedApp {
  readonly name: string;
  /** name.namespace; undefined for apps without ports. */
  readonly service: pulumi.Output<string> | undefined;
  /** namespace/name */
  readonly serviceAccount: pulumi.Output<string>;
}

export function createApp(
  parent: pulumi.Resource,
  layer: string,
  context: AppContext,
  provider: k8s.Provider,
  name: string,
  app: AppSettings,
): CreatedApp {
  const child = { parent, layer, context, provider, name, app };
  const secrets = createSecrets(child);
  const workload = new HardenedWorkload(
    `${layer}-${name}`,
    workloadArgs(context, name, app, namespaceOf(context, app)),
    { parent, providers: [provider], dependsOn: secrets },
  );
  const { namespace, serviceName, serviceAccountName, workloadName } = workload;
  return {
    name,
    service:
      serviceName === undefined
        ? undefined
        : pulumi.interpolate`${serviceName}.${namespace}`.apply(after(workloadName)),
    serviceAccount: pulumi.interpolate`${namespace}/${serviceAccountName}`,
  };
}

/** Known once the namespace is closed and bounded. */
export function namespaceOf({ upstream }: AppContext, { namespace }: AppSettings): pulumi.Output<string> {
  return upstream.foundation.namespaces.apply((ready) => {
    const found = ready[namespace];
    if (found === undefined) throw new Error(`namespaces.${namespace}: the foundation has not created it`);
    return found;
  });
}

/** The same value, once the other is known. */
function after(other: pulumi.Output<unknown>) {
  return (value: string) => other.apply(() => value);
}
