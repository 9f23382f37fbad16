/** What self-managed node groups refuse about their arguments. */
import type { SelfManagedArgs } from "./self-managed.ts";

/** Arguments that come to user data, which an own script replaces. */
const IN_USER_DATA = [
  "nodeUserData",
  "labels",
  "taints",
  "kubeletExtraArgs",
  "bootstrapExtraArgs",
] as const satisfies readonly (keyof SelfManagedArgs)[];

const EXCLUSIVE = [
  ["clusterIngressRule", "clusterIngressRuleId"],
  ["nodeSecurityGroup", "nodeSecurityGroupId"],
  ["nodePublicKey", "keyName"],
  ["amiId", "gpu"],
] as const satisfies readonly (readonly [keyof SelfManagedArgs, keyof SelfManagedArgs])[];

/** Every reason why the arguments cannot be used; an empty list accepts. */
export function selfManagedProblems(args: SelfManagedArgs): string[] {
  const inUserData = args.nodeUserDataOverride ? IN_USER_DATA.filter((key) => Boolean(args[key])) : [];
  const hasGroup = args.nodeSecurityGroup ?? args.nodeSecurityGroupId;
  const hasRule = args.clusterIngressRule ?? args.clusterIngressRuleId;
  return [
    ...EXCLUSIVE.filter(([a, b]) => Boolean(args[a]) && Boolean(args[b])).map(
      ([a, b]) => `${a} and ${b}: give one of them`,
    ),
    ...(inUserData.length > 0 ? [`nodeUserDataOverride excludes ${inUserData.join(", ")}`] : []),
    ...(hasGroup && !hasRule ? ["nodeSecurityGroup needs clusterIngressRule or clusterIngressRuleId"] : []),
  ];
}

interface VolumeArgs {
  readonly nodeRootVolumeIops?: number | undefined;
  readonly nodeRootVolumeThroughput?: number | undefined;
  readonly nodeRootVolumeType?: string | undefined;
}

/** @throws Error when performance is asked of a volume type that has no such setting. */
export function assertVolume(volume: VolumeArgs): void {
  const { nodeRootVolumeIops: iops, nodeRootVolumeThroughput: throughput, nodeRootVolumeType: type } = volume;
  if (iops && type !== "io1") throw new Error("nodeRootVolumeIops needs nodeRootVolumeType io1");
  if (throughput && type !== "gp3") throw new Error("nodeRootVolumeThroughput needs nodeRootVolumeType gp3");
}
