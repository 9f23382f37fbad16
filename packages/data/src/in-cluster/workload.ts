/** The StatefulSet of a service: what all of them have in common. */
import { pinnedImage } from "@drydock/core/catalogue";
import { type FlowMap, networkPolicyRules } from "@drydock/core/flows";
import { type Placement, placementOn } from "@drydock/core/placement";
import type { HardenedWorkloadArgs, Network } from "@drydock/hardened-workload";
import type * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";
import { CREDENTIALS, SCRIPTS, type Service, type ServicePlan, type Surroundings } from "./plan.ts";

const POOL = "data";
/** Priority class of the foundation layer for what is slow to come back. */
const PRIORITY = "data";
const STORAGE_CLASS = "fast-ssd";
const MESH = "istio-system";
/** Scripts are read by all, and credentials by the user and group of the pod only. */
const SCRIPT_MODE = 0o555;
const CREDENTIAL_MODE = 0o440;

export interface Files {
  readonly scripts: pulumi.Output<string>;
  readonly credentials?: pulumi.Output<string>;
}

export function workloadArgs(
  { context, namespace }: Surroundings,
  plan: ServicePlan,
  files: Files,
): HardenedWorkloadArgs {
  const { service, settings } = plan;
  const mounts = [
    { volume: "files", mountPath: SCRIPTS, readOnly: true },
    ...(files.credentials ? [{ volume: "credentials", mountPath: CREDENTIALS, readOnly: true }] : []),
  ];
  return {
    name: service,
    namespace,
    image: pinnedImage(plan.image),
    controller: {
      kind: "StatefulSet",
      replicas: settings.replicas,
      podManagementPolicy: plan.podManagementPolicy,
    },
    command: plan.command,
    env: plan.env,
    ports: portsOf(plan),
    resources: settings.resources,
    probes: plan.probes,
    scratch: plan.scratch,
    mounts,
    volumes: {
      files: { configMap: { name: files.scripts, defaultMode: SCRIPT_MODE } },
      ...(files.credentials
        ? { credentials: { secret: { secretName: files.credentials, defaultMode: CREDENTIAL_MODE } } }
        : {}),
    },
    claims: [
      {
        name: "data",
        mountPath: plan.dataPath,
        size: `${settings.storageGiB}Gi`,
        storageClassName: STORAGE_CLASS,
      },
    ],
    ...(plan.exporter ? { sidecars: [{ ...plan.exporter, mounts: exporterMounts(mounts) }] } : {}),
    podSecurity: { runAsUser: plan.runAsUser },
    scheduling: {
      ...placementOf(context),
      priorityClassName: PRIORITY,
      zones: context.settings.network.availabilityZones.length,
    },
    network: networkOf(context, service),
    autoscaling: { vertical: { updateMode: "Initial", controlledValues: "RequestsOnly", ...bounds(plan) } },
    terminationGracePeriodSeconds: plan.terminationGracePeriodSeconds,
  };
}

/** The exporter reads the password that it logs in with, and no script. */
function exporterMounts<M extends { readonly volume: string }>(mounts: readonly M[]): M[] {
  return mounts.filter(({ volume }) => volume === "credentials");
}

function portsOf({ clientPort, ports, servesMetrics, service }: ServicePlan) {
  return [
    { name: service, port: clientPort, appProtocol: "tcp" },
    ...Object.entries(ports).map(([name, port]) => ({ name, port, appProtocol: "tcp" })),
  ].filter(({ name }) => servesMetrics || name !== "metrics");
}

/** From a half of what is stated to the limit, which stays: sizes are of new pods only. */
function bounds({ settings: { resources } }: ServicePlan) {
  return {
    minAllowed: { ...resources.requests },
    maxAllowed: {
      memory: resources.limits.memory,
      ...(resources.limits.cpu ? { cpu: resources.limits.cpu } : {}),
    },
  };
}

/** Where there is no pool for data, any node: Karpenter makes one. */
function placementOf({ settings: { nodePools } }: DataContext): Partial<Placement> {
  return Object.hasOwn(nodePools, POOL) ? placementOn(nodePools, POOL) : {};
}

/** Rules of the flows; the component itself opens DNS, the mesh, and the metrics to Prometheus. */
function networkOf({ flows, settings }: DataContext, service: Service): Network {
  const { ingress, egress } = networkPolicyRules(withoutScrapes(flows), service);
  return {
    ingress,
    egress,
    ...(settings.namespaces["data"]?.istioInjection ? { meshControlPlane: MESH } : {}),
  };
}

function withoutScrapes(map: FlowMap): FlowMap {
  return { ...map, flows: map.flows.filter(({ from }) => from !== "prometheus") };
}
