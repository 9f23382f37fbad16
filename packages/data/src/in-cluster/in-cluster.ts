/** Services that run in the cluster: one StatefulSet each, on the data pool, behind the rules that flows give. */
import { type HardenedWorkloadArgs, HardenedWorkload } from "@drydock/hardened-workload";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";
import { createCredentials } from "./credentials.ts";
import { kafka } from "./kafka.ts";
import { createKubernetesProvider } from "./kubernetes.ts";
import { NAMESPACE, type Service, type ServicePlan, type Surroundings } from "./plan.ts";
import { postgresql, timescaledb } from "./postgresql.ts";
import { rabbitmq } from "./rabbitmq.ts";
import { redis } from "./redis.ts";
import { createScripts } from "./scripts.ts";
import { workloadArgs } from "./workload.ts";

type ByService = Readonly<Record<string, pulumi.Output<string>>>;

export interface InCluster {
  readonly endpoints: ByService;
  readonly readerEndpoints: ByService;
  readonly secretPaths: ByService;
}

export function createInCluster(parent: pulumi.Resource, name: string, context: DataContext): InCluster {
  const plans = servicePlans(context);
  if (plans.length === 0) return { endpoints: {}, readerEndpoints: {}, secretPaths: {} };
  const provider = createKubernetesProvider(parent, name, context);
  const created = plans.map((plan) => createService(parent, name, context, provider, plan));
  const by = (of: (one: Created) => pulumi.Output<string> | undefined): ByService =>
    Object.fromEntries(
      created.flatMap((one) => {
        const value = of(one);
        return value === undefined ? [] : [[one.service, value]];
      }),
    );
  return {
    endpoints: by(({ endpoint }) => endpoint),
    readerEndpoints: by(({ readerEndpoint }) => readerEndpoint),
    secretPaths: by(({ secretPath }) => secretPath),
  };
}

/** One for each service that the environment runs itself. */
export function servicePlans({ environment, settings: { data } }: DataContext): ServicePlan[] {
  const of = <S extends { readonly kind: string }>(
    settings: S,
    plan: (settings: Extract<S, { kind: "inCluster" }>) => ServicePlan,
  ): ServicePlan[] =>
    settings.kind === "inCluster" ? [plan(settings as Extract<S, { kind: "inCluster" }>)] : [];
  return [
    ...of(data.postgresql, postgresql),
    ...of(data.redis, redis),
    ...of(data.rabbitmq, rabbitmq),
    ...of(data.timescaledb, timescaledb),
    ...of(data.kafka, (settings) => kafka(settings, environment)),
  ];
}

interface Created {
  readonly service: Service;
  readonly endpoint: pulumi.Output<string>;
  readonly readerEndpoint?: pulumi.Output<string>;
  readonly secretPath?: pulumi.Output<string>;
}

function createService(
  parent: pulumi.Resource,
  name: string,
  context: DataContext,
  provider: k8s.Provider,
  plan: ServicePlan,
): Created {
  const { service } = plan;
  const namespace = dataNamespace(context);
  const around: Surroundings = { parent, name, context, provider, namespace };
  const credentials = createCredentials(around, plan);
  const args: HardenedWorkloadArgs = workloadArgs(around, plan, {
    scripts: createScripts(around, plan),
    ...(credentials ? { credentials: credentials.secretName } : {}),
  });
  const workload = new HardenedWorkload(`${name}-${service}`, args, { parent, providers: [provider] });
  const at = (host: string) =>
    workload.workloadName.apply(() => `${host}.${NAMESPACE}.svc.cluster.local:${plan.clientPort}`);
  return {
    service,
    endpoint: at(plan.firstMemberWrites ? `${service}-0.${service}-headless` : service),
    ...(plan.firstMemberWrites ? { readerEndpoint: at(service) } : {}),
    ...(credentials ? { secretPath: credentials.secretPath } : {}),
  };
}

/** @throws Error, inside the output, where the environment does not have the namespace. */
function dataNamespace({ upstream }: DataContext): pulumi.Output<string> {
  return upstream.foundation.namespaces.apply((namespaces) => {
    const found = namespaces[NAMESPACE];
    if (found === undefined) {
      throw new Error(`namespaces.${NAMESPACE}: missing; databases of the cluster run there, add it`);
    }
    return found;
  });
}
