/** The launch template that the node group component creates for arguments that only a template can carry. */
import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import { amiTypeFor, imageParameter, operatingSystemOf } from "./ami.ts";

type Args = eks.ManagedNodeGroupArgs;

const HOP_LIMIT = 2;

export function createLaunchTemplate(
  name: string,
  args: Args,
  clusterVersion: pulumi.Input<string>,
  parent: pulumi.Resource,
): aws.ec2.LaunchTemplate {
  const { userData, enableIMDSv2, diskSize } = args;
  return new aws.ec2.LaunchTemplate(
    `${name}-launchTemplate`,
    {
      userData:
        userData && pulumi.output(userData).apply((text) => Buffer.from(text, "utf8").toString("base64")),
      imageId: userData && imageId(args, clusterVersion, parent),
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

/** With user data of one's own, AWS wants the image named as well. */
function imageId(
  args: Args,
  clusterVersion: pulumi.Input<string>,
  parent: pulumi.Resource,
): pulumi.Input<string> {
  if (args.amiId) return args.amiId;
  const name = pulumi
    .all([args.amiType, args.operatingSystem, args.gpu, args.instanceTypes, args.version ?? clusterVersion])
    .apply(([amiType, operatingSystem, gpu, instanceTypes, version]) => {
      const system = operatingSystemOf(amiType, operatingSystem);
      return imageParameter(amiType ?? amiTypeFor(system, gpu ?? false, instanceTypes ?? []), version);
    });
  return aws.ssm.getParameterOutput({ name }, { parent }).apply((parameter) => parameter.value);
}

/** Bottlerocket keeps its data on a second volume. */
function dataDevice(args: Args): pulumi.Output<string> {
  return pulumi
    .all([args.amiType, args.operatingSystem])
    .apply(([amiType, system]) =>
      operatingSystemOf(amiType, system) === "Bottlerocket" ? "/dev/xvdb" : "/dev/xvda",
    );
}
