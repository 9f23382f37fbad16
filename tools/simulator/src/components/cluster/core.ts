/** A cluster as other components of the package take it: the component itself, or its output `core`. */
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";

export type CoreData = eks.types.output.CoreData;

export function coreOf(
  cluster: pulumi.Input<eks.Cluster | eks.types.input.CoreDataArgs>,
): pulumi.Output<CoreData> {
  return pulumi
    .output(cluster)
    .apply((given) => ("core" in given ? given.core : given)) as unknown as pulumi.Output<CoreData>;
}
