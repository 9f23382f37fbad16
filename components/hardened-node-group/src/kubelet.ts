/** Kubelet configuration of a pool: what is kept back for the system, and policies that fit what is kept back. */

export interface KubeletSettings {
  /** Pods a node may run, daemon sets included. Memory is reserved for each of them. */
  readonly maxPods: number;
  /** static gives whole CPUs to Guaranteed pods that ask for whole CPUs. Default: none. */
  readonly cpuManagerPolicy?: "none" | "static";
  /** Static gives Guaranteed pods memory of as few NUMA nodes as possible. Default: None. */
  readonly memoryManagerPolicy?: "None" | "Static";
  /** Requests per second from the kubelet to the API server. Default: 50, as in Kubernetes. */
  readonly kubeAPIQPS?: number;
  /** Requests at once from the kubelet to the API server. Default: 100, as in Kubernetes. */
  readonly kubeAPIBurst?: number;
}

/** The part of an instance type that reservations depend on. */
export interface NodeCapacity {
  readonly vcpu: number;
  readonly memoryMiB: number;
}

/** Quantities of one reservation, as Kubernetes writes them. */
export interface Reservation {
  readonly cpu: string;
  readonly memory: string;
  readonly "ephemeral-storage": string;
}

export interface ReservedMemory {
  readonly numaNode: number;
  readonly limits: { readonly memory: string };
}

/** Fields of kubelet.config.k8s.io/v1beta1 KubeletConfiguration that a pool sets. */
export interface KubeletConfiguration {
  readonly maxPods: number;
  readonly cpuManagerPolicy: "none" | "static";
  readonly memoryManagerPolicy: "None" | "Static";
  readonly kubeAPIQPS: number;
  readonly kubeAPIBurst: number;
  readonly kubeReserved: Reservation;
  readonly systemReserved: Reservation;
  readonly evictionHard: Readonly<Record<string, string>>;
  readonly reservedMemory?: readonly ReservedMemory[];
}

/** Thresholds of the EKS AMIs; memory is an amount, so that the sum below can be exact. */
const EVICTION_MEMORY_MIB = 100;

const SYSTEM_RESERVED_MEMORY_MIB = 256;

/** For systemd, journald and the agents of the AMI, which the AMI itself keeps nothing back for. */
export const SYSTEM_RESERVED: Reservation = {
  cpu: "100m",
  memory: `${SYSTEM_RESERVED_MEMORY_MIB}Mi`,
  "ephemeral-storage": "1Gi",
};

/** Hundredths of a percent of each CPU band, as the EKS AMIs reserve them: 6, 1, 0.5 and 0.25 percent. */
const CPU_BANDS = [
  { upToMillicores: 1000, basisPoints: 600 },
  { upToMillicores: 2000, basisPoints: 100 },
  { upToMillicores: 4000, basisPoints: 50 },
  { upToMillicores: Infinity, basisPoints: 25 },
] as const;

/** Millicores for the kubelet and the container runtime. Source: awslabs/amazon-eks-ami, nodeadm's kubelet configuration. */
export function kubeReservedMillicores(vcpu: number): number {
  let from = 0;
  let reserved = 0;
  for (const { upToMillicores, basisPoints } of CPU_BANDS) {
    const inBand = Math.max(0, Math.min(vcpu * 1000, upToMillicores) - from);
    reserved += Math.floor((inBand * basisPoints) / 10_000);
    from = upToMillicores;
  }
  return reserved;
}

/** MiB for the kubelet and the container runtime: a base, and a share for every pod. Same source. */
export function kubeReservedMiB(maxPods: number): number {
  return 255 + 11 * maxPods;
}

/** Everything that pods cannot have, in MiB. */
export function unallocatableMiB(maxPods: number): number {
  return kubeReservedMiB(maxPods) + SYSTEM_RESERVED_MEMORY_MIB + EVICTION_MEMORY_MIB;
}

/**
 * The pool's kubelet configuration. With instance types of several sizes, the largest decides what is reserved, so
 * that no node reserves too little.
 *
 * With memoryManagerPolicy Static the kubelet refuses to start unless the memory reserved on all NUMA nodes is
 * exactly kubeReserved + systemReserved + evictionHard. All of it is put on NUMA node 0: every instance has that
 * node, and instance types up to 24xlarge have commonly no other.
 * https://kubernetes.io/docs/tasks/administer-cluster/memory-manager/#reserved-memory-flag
 *
 * @throws Error when an instance type has less memory than is reserved.
 */
export function kubeletConfiguration(
  settings: KubeletSettings,
  capacities: readonly NodeCapacity[],
): KubeletConfiguration {
  const { maxPods } = settings;
  assertFits(maxPods, capacities);
  const vcpu = Math.max(...capacities.map((capacity) => capacity.vcpu));
  return {
    maxPods,
    cpuManagerPolicy: settings.cpuManagerPolicy ?? "none",
    memoryManagerPolicy: settings.memoryManagerPolicy ?? "None",
    kubeAPIQPS: settings.kubeAPIQPS ?? 50,
    kubeAPIBurst: settings.kubeAPIBurst ?? 100,
    kubeReserved: {
      cpu: `${kubeReservedMillicores(vcpu)}m`,
      memory: `${kubeReservedMiB(maxPods)}Mi`,
      "ephemeral-storage": "1Gi",
    },
    systemReserved: SYSTEM_RESERVED,
    evictionHard: {
      "memory.available": `${EVICTION_MEMORY_MIB}Mi`,
      "nodefs.available": "10%",
      "nodefs.inodesFree": "5%",
    },
    ...(settings.memoryManagerPolicy === "Static"
      ? { reservedMemory: [{ numaNode: 0, limits: { memory: `${unallocatableMiB(maxPods)}Mi` } }] }
      : {}),
  };
}

function assertFits(maxPods: number, capacities: readonly NodeCapacity[]): void {
  if (capacities.length === 0) throw new Error("kubelet: name at least one instance type's capacity");
  const smallest = Math.min(...capacities.map((capacity) => capacity.memoryMiB));
  const reserved = unallocatableMiB(maxPods);
  if (reserved >= smallest) {
    throw new Error(
      `kubelet: maxPods ${maxPods} keeps ${reserved} MiB back, and the smallest instance type has ${smallest} MiB; lower maxPods or choose larger instances`,
    );
  }
}
