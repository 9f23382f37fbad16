/** Pools as the scheduler model sees them: how many nodes of which size, where, and what pods find on each. */
import { type InstanceType, instanceType } from "@drydock/core/catalogue";
import { type Pool, poolsOf } from "../kubernetes/quantities/pools.ts";
import { parseQuantity } from "../kubernetes/quantities/quantity.ts";
import { at, number, text } from "../kubernetes/read.ts";
import { NODE_GROUP, type Platform, SUBNET } from "../platform/platform.ts";
import type { NodePool } from "../platform/pools.ts";

/** What one node has for pods. */
export interface NodeSize {
  readonly type: string;
  /** CPUs and GiB that the type has before anything is kept back; limits of Karpenter are in these. */
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly cpu: number;
  /** Bytes, as the next. */
  readonly memory: number;
  readonly ephemeral: number;
  readonly pods: number;
  readonly volumes: number;
}

export interface ScheduledPool {
  readonly name: string;
  readonly urn: string;
  /** Where the environment file has the pool. */
  readonly environmentPath: string | undefined;
  readonly managed: boolean;
  /** Labels and taints of the nodes. */
  readonly nodes: Pool;
  readonly zones: readonly string[];
  readonly minimum: number;
  readonly typical: number;
  readonly maximum: number;
  /** CPUs of all nodes together; Infinity where nothing limits them. */
  readonly cpuLimit: number;
  readonly memoryLimitGiB: number;
  /** Smallest first; a managed node group has one. */
  readonly sizes: readonly NodeSize[];
}

/** Nodes of Karpenter are taken to be of the first of its sizes with so many CPUs, if the pod does not need more. */
const CPUS_OF_A_KARPENTER_NODE = 4;

const GIB = 2 ** 30;
/** kubelet keeps 1 GiB for itself, and evicts pods when less than a tenth of the disk is free. */
const EPHEMERAL = { reservedGiB: 1, share: 0.9 };

export function scheduledPools(platform: Platform): ScheduledPool[] {
  const described = new Map(poolsOf(platform.resources, platform.objects).map((pool) => [pool.name, pool]));
  const grows = growing(platform);
  return platform.pools.flatMap((pool) => {
    const nodes = described.get(pool.managed ? pool.resource.name : pool.name);
    const sizes = nodes ? sizesOf(pool, nodes) : [];
    const zones = zonesOf(pool, platform);
    if (!nodes || sizes.length === 0 || zones.length === 0) return [];
    const scaling = (key: string): number => number(at(pool.inputs, "scalingConfig", key)) ?? 0;
    const typical = pool.managed ? scaling("desiredSize") : 0;
    return [
      {
        name: pool.managed ? pool.name : `karpenter/${pool.name}`,
        urn: pool.resource.urn,
        environmentPath: pool.environmentPath,
        managed: pool.managed,
        nodes,
        zones,
        minimum: pool.managed ? Math.min(scaling("minSize"), typical) : 0,
        typical,
        maximum: pool.managed && !grows(pool) ? typical : pool.maxNodes,
        cpuLimit: pool.cpuLimit ?? Infinity,
        memoryLimitGiB: (parseQuantity(at(pool.inputs, "spec", "limits", "memory")) ?? Infinity) / GIB,
        sizes,
      },
    ];
  });
}

/** Whether something makes a managed node group larger: Cluster Autoscaler, unless the group's tag keeps it away. */
function growing({ releases, of }: Platform): (pool: NodePool) => boolean {
  const installed = releases.some(({ chart }) => chart === "cluster-autoscaler");
  const refused = new Set(
    of("aws:autoscaling/tag:Tag")
      .filter(
        ({ inputs }) =>
          at(inputs, "tag", "key") === "k8s.io/cluster-autoscaler/enabled" &&
          at(inputs, "tag", "value") === "false",
      )
      .flatMap(({ dependsOn }) => dependsOn),
  );
  return ({ resource }) => installed && resource.type === NODE_GROUP && !refused.has(resource.urn);
}

/** One for each subnet, so that two subnets in a zone count twice, as for an Auto Scaling group. */
function zonesOf({ subnetIds }: NodePool, { withId }: Platform): string[] {
  const zones = subnetIds.flatMap((id) => text(withId(SUBNET, id)?.inputs["availabilityZone"]) ?? []);
  return [...new Set(zones)];
}

function sizesOf(pool: NodePool, { sizes }: Pool): NodeSize[] {
  const each = sizes
    .flatMap(({ type, cpu, memory }) => {
      const facts = instanceType(type);
      return facts
        ? [{ type, vcpu: facts.vcpu, memoryGiB: facts.memoryGiB, cpu, memory, ...rest(pool, facts) }]
        : [];
    })
    .sort((a, b) => a.vcpu - b.vcpu || a.memory - b.memory || (a.type < b.type ? -1 : 1));
  if (!pool.managed) {
    const usual = each.filter(({ vcpu }) => vcpu >= CPUS_OF_A_KARPENTER_NODE);
    return usual.length > 0 ? usual : each;
  }
  const [first, ...others] = each;
  return first ? [others.reduce(smallest, first)] : [];
}

/** Nobody knows which of its types a group gets: what the poorest has is certain. */
function smallest(a: NodeSize, b: NodeSize): NodeSize {
  return {
    ...a,
    cpu: Math.min(a.cpu, b.cpu),
    memory: Math.min(a.memory, b.memory),
    volumes: Math.min(a.volumes, b.volumes),
  };
}

/** Network interfaces take places of volumes where the type shares them: all that the type may have are counted. */
function rest(
  { maxPods, diskGiB }: NodePool,
  facts: InstanceType,
): Pick<NodeSize, "ephemeral" | "pods" | "volumes"> {
  const interfaces = facts.ebsAttachmentType === "shared" ? facts.maxEnis - 1 : 0;
  return {
    ephemeral: Math.max(0, diskGiB * EPHEMERAL.share - EPHEMERAL.reservedGiB) * GIB,
    pods: maxPods,
    volumes: Math.max(0, facts.ebsAttachLimit - interfaces),
  };
}
