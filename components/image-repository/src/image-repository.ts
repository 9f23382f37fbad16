/** An ECR repository whose tags stay with their images, whose images are scanned, and that is encrypted. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { lifecyclePolicy } from "./lifecycle-policy.ts";

export interface ImageRepositoryArgs {
  /** Physical name, because whoever pushes and pulls must know it: team/service. */
  readonly repositoryName: string;
  /** Key that encrypts the images; it cannot be changed later. */
  readonly kmsKeyArn: pulumi.Input<string>;
  /**
   * Days after which images without a tag are deleted, 1 or more. Default 14. Tagged images are kept: what runs may be
   * old. Storage is charged by the GB and month.
   * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
   */
  readonly untaggedDays?: number;
  /** Deletes the repository with the images in it. Default false: a repository that holds images refuses to go. */
  readonly forceDelete?: boolean;
}

/**
 * Tags are immutable and images are scanned when they are pushed: Security Hub ECR.1, ECR.2 and ECR.3.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html
 */
export class ImageRepository extends pulumi.ComponentResource {
  readonly repositoryArn: pulumi.Output<string>;
  /** Address without a tag: 111111111111.dkr.ecr.us-east-1.amazonaws.com/team/service. */
  readonly repositoryUrl: pulumi.Output<string>;

  constructor(name: string, args: ImageRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:image-repository:ImageRepository", name, {}, opts);
    const repository = createRepository(this, name, args);
    createLifecyclePolicy(this, name, args, repository);
    this.repositoryArn = repository.arn;
    this.repositoryUrl = repository.repositoryUrl;
    this.registerOutputs({ repositoryArn: this.repositoryArn, repositoryUrl: this.repositoryUrl });
  }
}

function createRepository(
  parent: ImageRepository,
  name: string,
  args: ImageRepositoryArgs,
): aws.ecr.Repository {
  return new aws.ecr.Repository(
    `${name}-repository`,
    {
      name: args.repositoryName,
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: args.kmsKeyArn }],
      forceDelete: args.forceDelete ?? false,
    },
    { parent },
  );
}

function createLifecyclePolicy(
  parent: ImageRepository,
  name: string,
  { untaggedDays = 14 }: ImageRepositoryArgs,
  repository: aws.ecr.Repository,
): aws.ecr.LifecyclePolicy {
  return new aws.ecr.LifecyclePolicy(
    `${name}-lifecycle`,
    { repository: repository.name, policy: JSON.stringify(lifecyclePolicy(untaggedDays)) },
    { parent },
  );
}
