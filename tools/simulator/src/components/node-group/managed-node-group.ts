/** What `eks:index:ManagedNodeGroup` creates. */
import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import { supportsAccessEntries } from "../cluster/authentication.ts";
import { type CoreData, coreOf } from "../cluster/core.ts";
import type { RemoteComponent } from "../remote-component.ts";
import { amiTypeFor } from "./ami.ts";
import { createLaunchTemplate } from "./launch-template.ts";
import { fixesImage, needsLaunchTemplate, nodeGroupProblems } from "./refusals.ts";

type Args = eks.ManagedNodeGroupArgs;

export const managedNodeGroup: RemoteComponent = (name, inputs, options) => {
  const component = new ManagedNodeGroup(name, inputs as unknown as Args, options);
  return Promise.resolve({
    urn: component.urn,
    state: { nodeGroup: component.nodeGroup, placementGroupName: "" },
  });
};

class ManagedNodeGroup extends pulumi.ComponentResource {
  readonly nodeGroup: aws.eks.NodeGroup;

  constructor(name: string, args: Args, options: pulumi.ComponentResourceOptions) {
    super("eks:index:ManagedNodeGroup", name, { ...args }, options);
    const problems = nodeGroupProblems(args);
    if (problems.length > 0) throw new Error(problems.join("; "));
    const core = coreOf(args.cluster);
    const cluster = core.apply((data) => data.cluster);
    const clusterVersion = cluster.apply((found) => found.version);
    const template = needsLaunchTemplate(args) ? createLaunchTemplate(name, args, core, this) : undefined;
    // A template of the program's own decides the version by its image.
    const version = args.version ?? (args.launchTemplate ? undefined : clusterVersion);
    const imageIsFixed = fixesImage(args);
    this.nodeGroup = new aws.eks.NodeGroup(
      name,
      {
        clusterName: args.clusterName ?? cluster.apply((found) => found.name),
        nodeRoleArn: nodeRoleArn(args, core),
        subnetIds: args.subnetIds ?? defaultSubnetIds(core),
        scalingConfig: scalingConfig(args),
        amiType: imageIsFixed ? undefined : amiType(args),
        version: imageIsFixed ? undefined : version,
        releaseVersion: imageIsFixed ? undefined : args.releaseVersion,
        diskSize: template ? undefined : args.diskSize,
        launchTemplate: template ? latestOf(template) : args.launchTemplate,
        capacityType: args.capacityType,
        forceUpdateVersion: args.forceUpdateVersion,
        instanceTypes: args.instanceTypes,
        labels: args.labels,
        nodeGroupName: args.nodeGroupName,
        nodeGroupNamePrefix: args.nodeGroupNamePrefix,
        remoteAccess: args.remoteAccess,
        tags: args.tags,
        taints: args.taints,
      },
      {
        parent: this,
        dependsOn: core.apply((data) => (data.eksNodeAccess ? [data.eksNodeAccess] : [])) as never,
        ...(args.ignoreScalingChanges ? { ignoreChanges: ["scalingConfig.desiredSize"] } : {}),
      },
    );
    this.registerOutputs({ nodeGroup: this.nodeGroup });
  }
}

/**
 * The role's ARN. A cluster that knows roles by its config map alone lets nodes in only whose role was in
 * `instanceRoles` when the map was written.
 */
function nodeRoleArn(args: Args, core: pulumi.Output<CoreData>): pulumi.Output<string> {
  const arn = args.nodeRoleArn
    ? pulumi.output(args.nodeRoleArn)
    : pulumi.output(args.nodeRole).apply((role) => role?.arn ?? pulumi.output(""));
  const mode = core.apply((data) =>
    data.cluster.accessConfig.apply((config) => config?.authenticationMode),
  ) as pulumi.Output<string | undefined>;
  const known = core.apply((data) => pulumi.all((data.instanceRoles ?? []).map((role) => role.arn)));
  return pulumi.all([arn, mode, known]).apply(([role, authenticationMode, roles]) => {
    if (!supportsAccessEntries(authenticationMode) && !roles.includes(role)) {
      throw new Error(`nodeRole: ${role} must be in the cluster's instanceRoles, or use access entries`);
    }
    return role;
  });
}

function defaultSubnetIds(core: pulumi.Output<CoreData>): pulumi.Output<string[]> {
  return core.apply<string[]>(
    (data) => data.subnetIds ?? data.privateSubnetIds ?? data.publicSubnetIds ?? [],
  );
}

function scalingConfig(args: Args): pulumi.Output<{ desiredSize: number; minSize: number; maxSize: number }> {
  return pulumi.output(args.scalingConfig).apply((given) => ({
    desiredSize: given?.desiredSize ?? 2,
    minSize: given?.minSize ?? 1,
    maxSize: given?.maxSize ?? 2,
  }));
}

/** EKS chooses where neither type nor system is given. */
function amiType(args: Args): pulumi.Input<string> | undefined {
  if (args.amiType !== undefined || args.operatingSystem === undefined) return args.amiType;
  return pulumi
    .all([args.operatingSystem, args.gpu, args.instanceTypes])
    .apply(([system, gpu, instanceTypes]) => amiTypeFor(system, gpu ?? false, instanceTypes ?? []));
}

function latestOf(template: aws.ec2.LaunchTemplate): aws.types.input.eks.NodeGroupLaunchTemplate {
  return { id: template.id, version: template.latestVersion.apply(String) };
}
