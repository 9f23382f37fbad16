/** Closes a bucket to the public: no lists of access, no public policy, and a policy that only takes away or names services. */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { document, type Statement } from "./policy.ts";

export function closeBucket(
  parent: pulumi.Resource,
  name: string,
  bucket: aws.s3.Bucket,
  statements: pulumi.Output<readonly Statement[]>,
): pulumi.CustomResource[] {
  const block = new aws.s3.BucketPublicAccessBlock(
    `${name}-public-access-block`,
    {
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    { parent },
  );
  return [
    block,
    new aws.s3.BucketOwnershipControls(
      `${name}-ownership`,
      { bucket: bucket.id, rule: { objectOwnership: "BucketOwnerEnforced" } },
      { parent },
    ),
    // S3 refuses changes of the block and of the policy at one time.
    new aws.s3.BucketPolicy(
      `${name}-policy`,
      { bucket: bucket.id, policy: statements.apply(document) },
      { parent, dependsOn: [block] },
    ),
  ];
}
