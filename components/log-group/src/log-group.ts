/** A CloudWatch log group that cannot exist without a retention and a customer-managed key. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface EncryptedLogGroupArgs {
  /**
   * Physical name, because the key's policy must name the log group before it exists, and some services
   * (EKS: /aws/eks/CLUSTER/cluster) look for one name only.
   */
  readonly name: pulumi.Input<string>;
  /**
   * Days that events are kept; one of the values that CloudWatch Logs knows. Storage is charged by the GB and month.
   * Security Hub CloudWatch.16: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
   */
  readonly retentionInDays: pulumi.Input<number>;
  /** Key whose policy lets CloudWatch Logs encrypt this very log group. */
  readonly kmsKeyArn: pulumi.Input<string>;
  /** Infrequent access costs half to ingest, and has no metric filters, alarms or live tail. Default STANDARD. */
  readonly logGroupClass?: pulumi.Input<"STANDARD" | "INFREQUENT_ACCESS">;
  /** Keeps the log group and its events when the stack is destroyed. Default false. */
  readonly skipDestroy?: pulumi.Input<boolean>;
}

export class EncryptedLogGroup extends pulumi.ComponentResource {
  readonly logGroupArn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: EncryptedLogGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:log-group:EncryptedLogGroup", name, {}, opts);
    const logGroup = createLogGroup(name, args, this);
    this.logGroupArn = logGroup.arn;
    this.logGroupName = logGroup.name;
    this.registerOutputs({ logGroupArn: this.logGroupArn, logGroupName: this.logGroupName });
  }
}

function createLogGroup(
  name: string,
  args: EncryptedLogGroupArgs,
  parent: pulumi.Resource,
): aws.cloudwatch.LogGroup {
  return new aws.cloudwatch.LogGroup(
    `${name}-log-group`,
    {
      name: args.name,
      retentionInDays: args.retentionInDays,
      kmsKeyId: args.kmsKeyArn,
      logGroupClass: args.logGroupClass ?? "STANDARD",
      skipDestroy: args.skipDestroy ?? false,
    },
    { parent },
  );
}
