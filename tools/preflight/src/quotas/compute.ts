/** Quotas of what runs: vCPUs by class, nodes, node groups, volumes. */
import { listed } from "../platform/check.ts";
import { NODE_GROUP, type Platform } from "../platform/platform.ts";
import type { NodePool } from "../platform/pools.ts";
import { inRegion, type Measure, type Use } from "./measure.ts";

/** Families that AWS counts together: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html */
const STANDARD = /^(a|c|d|h|i|im|is|m|r|t|z)\d/;

/** A pool at its maximum, on the largest of its types; Karpenter's limit is in vCPUs already. */
export function vcpusOf(pool: NodePool): number {
  if (pool.cpuLimit !== undefined) return pool.cpuLimit;
  return pool.maxNodes * Math.max(0, ...pool.facts.map(({ vcpu }) => vcpu));
}

function vcpus({ pools }: Platform, counts: (pool: NodePool) => boolean): Use[] {
  const own = pools.filter(
    (pool) => counts(pool) && (!pool.managed || pool.instanceTypes.some((type) => STANDARD.test(type))),
  );
  const [first] = own;
  if (!first) return [];
  return [
    {
      subject: first.resource,
      used: own.reduce((sum, pool) => sum + vcpusOf(pool), 0),
      evidence: own.map((pool) => `${pool.name} ${vcpusOf(pool)}`).join(", "),
    },
  ];
}

function perPool(platform: Platform): Use[] {
  return platform.pools
    .filter(({ managed }) => managed)
    .map(({ resource, maxNodes }) => ({
      subject: resource,
      used: maxNodes,
      evidence: `maxSize ${maxNodes}`,
    }));
}

function rootVolumes({ pools }: Platform): Use[] {
  const [first] = pools;
  if (!first) return [];
  const gib = pools.reduce((sum, { maxNodes, diskGiB }) => sum + maxNodes * diskGiB, 0);
  return [
    {
      subject: first.resource,
      used: Math.ceil((gib / 1024) * 10) / 10,
      evidence: `root volumes of ${listed(pools.map(({ name }) => name))} at their maximum: ${gib} GiB`,
    },
  ];
}

export const COMPUTE: readonly Measure[] = [
  {
    quota: "standardOnDemandVcpus",
    instead: "lower maxSize or the limits of the pools",
    uses: (platform) => vcpus(platform, ({ onDemand }) => onDemand),
  },
  {
    quota: "standardSpotVcpus",
    instead: "lower maxSize or the limits of the pools",
    uses: (platform) => vcpus(platform, ({ spot }) => spot),
  },
  {
    quota: "nodeGroupsPerCluster",
    instead: "put pools of one size together",
    uses: ({ of }) => inRegion(of(NODE_GROUP), "node groups"),
  },
  { quota: "nodesPerNodeGroup", instead: "lower maxSize, or split the pool", uses: perPool },
  {
    quota: "generalPurposeVolumeTiB",
    instead: "lower the disks or the sizes of the pools",
    uses: rootVolumes,
  },
];
