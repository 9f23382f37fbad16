/** The image that AWS recommends for nodes, where the program names none. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { amiTypeFor, imageParameter, type OperatingSystem, operatingSystemOf } from "./ami.ts";

export interface ImageArgs {
  readonly amiType?: pulumi.Input<string> | undefined;
  readonly operatingSystem?: pulumi.Input<OperatingSystem> | undefined;
  readonly gpu?: pulumi.Input<boolean> | undefined;
  readonly instanceTypes?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /** Kubernetes version of the nodes; the cluster's unless given. */
  readonly version?: pulumi.Input<string> | undefined;
}

export function recommendedImage(
  args: ImageArgs,
  clusterVersion: pulumi.Input<string>,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const name = pulumi
    .all([args.amiType, args.operatingSystem, args.gpu, args.instanceTypes, args.version ?? clusterVersion])
    .apply(([amiType, operatingSystem, gpu, instanceTypes, version]) => {
      const system = operatingSystemOf(amiType, operatingSystem);
      return imageParameter(amiType ?? amiTypeFor(system, gpu ?? false, instanceTypes ?? []), version);
    });
  return aws.ssm.getParameterOutput({ name }, { parent }).apply((parameter) => parameter.value);
}
