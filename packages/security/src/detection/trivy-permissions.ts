/** Permissions of scans: they pull images of the account's own repositories. */
import type { PolicyStatement } from "@drydock/workload-identity";

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-pull-iam.html */
export function pullImages(partition: string, region: string, accountId: string): PolicyStatement[] {
  return [
    {
      sid: "SignIn",
      actions: ["ecr:GetAuthorizationToken"],
      resources: ["*"],
      anyResourceBecause: "ecr:GetAuthorizationToken has no resource-level permission",
    },
    {
      sid: "PullImages",
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      resources: [`arn:${partition}:ecr:${region}:${accountId}:repository/*`],
    },
  ];
}
