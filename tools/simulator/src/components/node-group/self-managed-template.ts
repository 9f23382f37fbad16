/** The launch template of self-managed nodes. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { CoreData } from "../cluster/core.ts";
import { type OperatingSystem, operatingSystemOf } from "./ami.ts";
import { clusterFacts } from "./cluster-facts.ts";
import { recommendedImage } from "./recommended-image.ts";
import type { NodeSecurity, SelfManagedArgs } from "./self-managed.ts";
import { assertVolume } from "./self-managed-refusals.ts";
import { userDataFor } from "./user-data.ts";

const DEFAULT_INSTANCE_TYPE = "t3.medium";

export function createSelfManagedTemplate(
  name: string,
  args: SelfManagedArgs,
  core: pulumi.Output<CoreData>,
  security: NodeSecurity,
  parent: pulumi.Resource,
): aws.ec2.LaunchTemplate {
  const system = pulumi
    .all([args.amiType, args.operatingSystem])
    .apply(([amiType, given]) => operatingSystemOf(amiType, given));
  const version = core.apply(({ cluster }) => cluster.version);
  const { instanceType, spotPrice, enableDetailedMonitoring } = args;
  const image = { ...args, ...(instanceType ? { instanceTypes: [instanceType] } : {}) };
  return new aws.ec2.LaunchTemplate(
    `${name}-launchTemplate`,
    {
      imageId: args.amiId ?? recommendedImage(image, version, parent),
      instanceType: instanceType ?? DEFAULT_INSTANCE_TYPE,
      iamInstanceProfile: { name: profileName(args, core) },
      keyName: args.nodePublicKey ? createKeyPair(name, args.nodePublicKey, parent) : args.keyName,
      instanceMarketOptions: spotPrice && { marketType: "spot", spotOptions: { maxPrice: spotPrice } },
      blockDeviceMappings: blockDevices(args, system),
      networkInterfaces: [
        {
          associatePublicIpAddress: pulumi.output(args.nodeAssociatePublicIpAddress ?? true).apply(String),
          securityGroups: securityGroups(args, security),
        },
      ],
      userData: userData(name, args, core, system),
      tagSpecifications: args.launchTemplateTagSpecifications,
      monitoring: enableDetailedMonitoring === undefined ? undefined : { enabled: enableDetailedMonitoring },
    } as aws.ec2.LaunchTemplateArgs,
    { parent },
  );
}

/** @throws Error where no profile is named, or two. */
function profileName(args: SelfManagedArgs, core: pulumi.Output<CoreData>): pulumi.Output<string> {
  return core.apply(({ nodeGroupOptions: ofCluster }) => {
    const profile = args.instanceProfile ?? ofCluster.instanceProfile;
    const named = args.instanceProfileName ?? ofCluster.instanceProfileName;
    if (profile && named) throw new Error("instanceProfile and instanceProfileName: give one of them");
    const name = profile?.name ?? named;
    if (!name) throw new Error("instanceProfile or instanceProfileName is needed");
    return pulumi.output(name);
  });
}

function createKeyPair(
  name: string,
  publicKey: pulumi.Input<string>,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  return new aws.ec2.KeyPair(`${name}-keyPair`, { publicKey }, { parent }).keyName;
}

function securityGroups(args: SelfManagedArgs, security: NodeSecurity): pulumi.Output<string[]> {
  const extra = pulumi
    .output(args.extraNodeSecurityGroups ?? [])
    .apply((groups) => pulumi.all(groups.map(({ id }) => id)));
  return pulumi
    .all([security.groupId, extra, security.ingressRuleId])
    .apply(([group, others]) => [group, ...others]);
}

/** Amazon Linux 2 keeps the package's old defaults; the other images' own defaults stand unless a value is given. */
function blockDevices(
  args: SelfManagedArgs,
  system: pulumi.Output<OperatingSystem>,
): pulumi.Output<aws.types.input.ec2.LaunchTemplateBlockDeviceMapping[]> {
  const { nodeRootVolumeEncrypted, nodeRootVolumeSize, nodeRootVolumeType } = args;
  const { nodeRootVolumeIops, nodeRootVolumeThroughput, nodeRootVolumeDeleteOnTermination } = args;
  const given = pulumi.output({
    ...{ nodeRootVolumeEncrypted, nodeRootVolumeSize, nodeRootVolumeType },
    ...{ nodeRootVolumeIops, nodeRootVolumeThroughput, nodeRootVolumeDeleteOnTermination },
  });
  return pulumi.all([system, given]).apply(([os, volume]) => {
    assertVolume(volume);
    const old = os === "AL2";
    const ebs = {
      encrypted: asText(volume.nodeRootVolumeEncrypted ?? (old ? false : undefined)),
      volumeSize: volume.nodeRootVolumeSize ?? (old ? 20 : undefined),
      volumeType: volume.nodeRootVolumeType ?? (old ? "gp2" : undefined),
      iops: volume.nodeRootVolumeIops,
      throughput: volume.nodeRootVolumeThroughput,
      deleteOnTermination: asText(volume.nodeRootVolumeDeleteOnTermination ?? (old ? true : undefined)),
    };
    if (Object.values(ebs).every((value) => value === undefined)) return [];
    return [{ deviceName: os === "Bottlerocket" ? "/dev/xvdb" : "/dev/xvda", ebs }];
  });
}

/** Launch templates have truth values in string form. */
function asText(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function userData(
  stackName: string,
  args: SelfManagedArgs,
  core: pulumi.Output<CoreData>,
  system: pulumi.Output<OperatingSystem>,
): pulumi.Output<string> {
  const { kubeletExtraArgs, bootstrapExtraArgs, labels, taints } = args;
  const { bottlerocketSettings, nodeadmExtraOptions, nodeUserData: script } = args;
  const rest = { kubeletExtraArgs, bootstrapExtraArgs, labels, taints };
  return pulumi
    .all([
      system,
      clusterFacts(core),
      args.nodeUserDataOverride,
      pulumi.output({ ...rest, bottlerocketSettings, nodeadmExtraOptions, script }),
    ])
    .apply(([os, cluster, override, parts]) => {
      const text = override || userDataFor(os, cluster, { managed: false, stackName, ...parts });
      return Buffer.from(text, "utf8").toString("base64");
    });
}
