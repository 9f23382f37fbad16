/** What the pools of an environment come to: order, subnets, capacities, taints and tags, all of it pure. */
import { instanceType } from "@drydock/core/catalogue";
import type { NodeCapacity, NodeTaint } from "@drydock/hardened-node-group";
import type { NodePoolsSettings } from "./context.ts";

export type PoolSettings = NodePoolsSettings["nodePools"][string];
type Cni = NodePoolsSettings["cluster"]["networking"]["cni"];

/** Pool that the cluster's own controllers run on; the environment's schema requires it. */
export const SYSTEM_POOL = "system";

/** The system pool, then the others in the order of the environment file. */
export function poolsInOrder(pools: Readonly<Record<string, PoolSettings>>): [string, PoolSettings][] {
  const entries = Object.entries(pools);
  return [
    ...entries.filter(([name]) => name === SYSTEM_POOL),
    ...entries.filter(([name]) => name !== SYSTEM_POOL),
  ];
}

/** @throws Error when the environment has no system pool. */
export function systemPool(pools: Readonly<Record<string, PoolSettings>>): PoolSettings {
  const pool = pools[SYSTEM_POOL];
  if (!pool) throw new Error(`nodePools.${SYSTEM_POOL}: missing; the cluster's controllers run on this pool`);
  return pool;
}

/**
 * Private subnet of each zone that the pool spans, in the order of the network's zones.
 *
 * @throws Error when the pool names a zone that the network does not have.
 */
export function poolSubnetIds(
  pool: string,
  poolZones: readonly string[] | undefined,
  networkZones: readonly string[],
  privateSubnetIds: readonly string[],
): string[] {
  const unknown = (poolZones ?? []).filter((zone) => !networkZones.includes(zone));
  if (unknown.length > 0) {
    throw new Error(
      `nodePools.${pool}.availabilityZones: the network has no ${unknown.join(", ")}; its zones are ${networkZones.join(", ")}`,
    );
  }
  return privateSubnetIds.filter(
    (_, i) => poolZones === undefined || poolZones.includes(networkZones[i] ?? ""),
  );
}

/** @throws Error when the catalogue lacks an instance type. */
export function poolCapacities(pool: string, instanceTypes: readonly string[]): NodeCapacity[] {
  return instanceTypes.map((name) => {
    const found = instanceType(name);
    if (!found)
      throw new Error(`nodePools.${pool}.instanceTypes: ${name} is not in the instance type catalogue`);
    return { vcpu: found.vcpu, memoryMiB: found.memoryGiB * 1024 };
  });
}

/**
 * Cilium takes a node over before other pods come to it: nodes start with this taint, and the agent removes it.
 * https://docs.cilium.io/en/stable/installation/taints/
 */
const CILIUM_STARTUP_TAINT = { key: "node.cilium.io/agent-not-ready", value: "true" } as const;

/** Taints that are on a node from its start until something removes them. */
export function startupTaints(cni: Cni): NodeTaint[] {
  return cni === "CiliumEni" ? [{ ...CILIUM_STARTUP_TAINT, effect: "NO_EXECUTE" }] : [];
}

export function poolTaints(pool: PoolSettings, cni: Cni): NodeTaint[] {
  return [...pool.taints, ...startupTaints(cni)];
}

const KUBERNETES_EFFECTS = {
  NO_SCHEDULE: "NoSchedule",
  NO_EXECUTE: "NoExecute",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
} as const satisfies Record<NodeTaint["effect"], string>;

export interface KubernetesTaint {
  readonly key: string;
  readonly value: string;
  readonly effect: (typeof KUBERNETES_EFFECTS)[NodeTaint["effect"]];
}

/** EKS's spelling of a taint to Kubernetes' own. */
export function kubernetesTaint({ key, value, effect }: NodeTaint): KubernetesTaint {
  return { key, value, effect: KUBERNETES_EFFECTS[effect] };
}

const ENABLED = "k8s.io/cluster-autoscaler/enabled";

/** Value that Cluster Autoscaler asks for: EKS tags every managed group, so the key alone says nothing. */
export const AUTOSCALER_OWNS = `${ENABLED}=true`;

/**
 * Tags for a pool's Auto Scaling group beside those that EKS gives it. EKS marks every managed group as Cluster
 * Autoscaler's: a pool of another owner is marked otherwise. A pool that may have no node says what one would be.
 * https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md
 */
export function autoscalingGroupTags(
  pool: PoolSettings,
  clusterAutoscalerInstalled: boolean,
): Readonly<Record<string, string>> {
  if (!clusterAutoscalerInstalled) return {};
  if (pool.autoscaler !== "ClusterAutoscaler") return { [ENABLED]: "false" };
  if (pool.minSize > 0) return {};
  const template = "k8s.io/cluster-autoscaler/node-template";
  return {
    ...Object.fromEntries(
      Object.entries(pool.labels).map(([key, value]) => [`${template}/label/${key}`, value]),
    ),
    ...Object.fromEntries(
      pool.taints
        .map(kubernetesTaint)
        .map(({ key, value, effect }) => [`${template}/taint/${key}`, `${value}:${effect}`]),
    ),
  };
}
