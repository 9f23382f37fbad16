/** The launch template that the node group component creates for arguments that only a template can carry. */
import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import type { CoreData } from "../cluster/core.ts";
import { operatingSystemOf } from "./ami.ts";
import { clusterFacts } from "./cluster-facts.ts";
import { recommendedImage } from "./recommended-image.ts";
import { fixesImage } from "./refusals.ts";
import { type KubernetesTaint, userDataFor } from "./user-data.ts";

type Args = eks.ManagedNodeGroupArgs;

const HOP_LIMIT = 2;

export function createLaunchTemplate(
  name: string,
  args: Args,
  core: pulumi.Output<CoreData>,
  parent: pulumi.Resource,
): aws.ec2.LaunchTemplate {
  const { enableIMDSv2, diskSize } = args;
  const clusterVersion = core.apply((data) => data.cluster.version);
  // With user data of one's own, AWS wants the image named as well.
  const fixed = fixesImage(args);
  return new aws.ec2.LaunchTemplate(
    `${name}-launchTemplate`,
    {
      userData: fixed ? userData(args, core) : undefined,
      imageId: fixed ? (args.amiId ?? recommendedImage(args, clusterVersion, parent)) : undefined,
      metadataOptions:
        enableIMDSv2 === undefined
          ? undefined
          : {
              httpTokens: enableIMDSv2 ? "required" : "optional",
              httpPutResponseHopLimit: HOP_LIMIT,
              httpEndpoint: "enabled",
            },
      blockDeviceMappings: diskSize && [{ deviceName: dataDevice(args), ebs: { volumeSize: diskSize } }],
    } as aws.ec2.LaunchTemplateArgs,
    { parent },
  );
}

function userData(args: Args, core: pulumi.Output<CoreData>): pulumi.Output<string> {
  const { kubeletExtraArgs, bootstrapExtraArgs } = args;
  const { bottlerocketSettings, labels, nodeadmExtraOptions } = args;
  return pulumi
    .all([
      args.userData,
      pulumi.all([args.amiType, args.operatingSystem]),
      clusterFacts(core, args.clusterName),
      args.taints,
      pulumi.output({ bottlerocketSettings, labels, nodeadmExtraOptions }),
    ])
    .apply(([own, [amiType, given], cluster, taints, rest]) => {
      const system = operatingSystemOf(amiType, given);
      const parts = { kubeletExtraArgs, bootstrapExtraArgs, ...rest };
      const text =
        own ||
        userDataFor(system, cluster, { managed: true, taints: taints && kubernetesTaints(taints), ...parts });
      return Buffer.from(text, "utf8").toString("base64");
    });
}

const EFFECTS: Readonly<Record<string, string>> = {
  NO_SCHEDULE: "NoSchedule",
  NO_EXECUTE: "NoExecute",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
};

/** EKS and Kubernetes spell effects differently. */
function kubernetesTaints(
  taints: readonly aws.types.output.eks.NodeGroupTaint[],
): Record<string, KubernetesTaint> {
  return Object.fromEntries(
    taints.map(({ key, value, effect }) => {
      const known = EFFECTS[effect];
      if (!known) throw new Error(`taints: ${effect} is none of ${Object.keys(EFFECTS).join(", ")}`);
      return [key, { value, effect: known }];
    }),
  );
}

/** Bottlerocket keeps its data on a second volume. */
function dataDevice(args: Args): pulumi.Output<string> {
  return pulumi
    .all([args.amiType, args.operatingSystem])
    .apply(([amiType, system]) =>
      operatingSystemOf(amiType, system) === "Bottlerocket" ? "/dev/xvdb" : "/dev/xvda",
    );
}
