/** Where a Karpenter controller works: what its permissions are narrowed to. */
import type * as pulumi from "@pulumi/pulumi";

export interface KarpenterPlace {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly clusterName: string;
}

/** What the controller's statements name beside the place. */
export interface KarpenterTargets {
  readonly clusterArn: string;
  readonly nodeRoleArn: pulumi.Input<string>;
  readonly queueArn: pulumi.Input<string>;
}
