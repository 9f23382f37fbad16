/** Quotas of what runs: vCPUs by class, nodes, node groups, volumes. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { isKind } from "../kubernetes/objects.ts";
import { specOf } from "../kubernetes/pods.ts";
import { parseQuantity } from "../kubernetes/quantities/quantity.ts";
import { at, number, records } from "../kubernetes/read.ts";
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

function volumes(platform: Platform): Use[] {
  const { pools } = platform;
  const claimed = claims(platform);
  const subject = pools[0]?.resource ?? claimed[0]?.subject;
  if (!subject) return [];
  const root = pools.reduce((sum, { maxNodes, diskGiB }) => sum + maxNodes * diskGiB, 0);
  const own = claimed.reduce((sum, { count, gib }) => sum + count * gib, 0);
  const used = Math.ceil(((root + own) / 1024) * 10) / 10;
  const names = listed(pools.map(({ name }) => name));
  return [
    {
      subject,
      used,
      evidence: `root volumes of ${names} at their maximum: ${root} GiB${own > 0 ? `; claims of StatefulSets: ${own} GiB` : ""}`,
    },
  ];
}

interface Claim {
  readonly subject: PlannedResource;
  /** Pods that each bring one. */
  readonly count: number;
  readonly gib: number;
}

/** Claims of StatefulSets in the plan; those of charts are not known. */
function claims({ objects, byUrn }: Platform): Claim[] {
  return objects
    .filter((object) => isKind(object, "apps", "StatefulSet"))
    .flatMap((object) => {
      const subject = byUrn(object.urn);
      const count = number(specOf(object)["replicas"]) ?? 1;
      return records(specOf(object)["volumeClaimTemplates"]).flatMap(([claim]) => {
        const bytes = parseQuantity(at(claim, "spec", "resources", "requests", "storage")) ?? 0;
        return subject ? [{ subject, count, gib: bytes / 2 ** 30 }] : [];
      });
    });
}

const LIFECYCLE_POLICY = "aws:dlm/lifecyclePolicy:LifecyclePolicy";

/** What a lifecycle policy keeps of each claim: it tells volumes by tags, which are taken to be those of all claims. */
function snapshots(platform: Platform): Use[] {
  const count = claims(platform).reduce((sum, one) => sum + one.count, 0);
  return platform.of(LIFECYCLE_POLICY).map((subject) => {
    const kept = records(at(subject.inputs, "policyDetails", "schedules")).reduce(
      (sum, [schedule]) => sum + (number(at(schedule, "retainRule", "count")) ?? 0),
      0,
    );
    return { subject, used: kept * count, evidence: `${kept} snapshots of each of ${count} claimed volumes` };
  });
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
    uses: volumes,
  },
  { quota: "snapshots", instead: "keep fewer, or for a shorter time", uses: snapshots },
];
