/** Events that AWS services send: who sends them, and the values that their fields can have. */

export interface KnownEvent {
  readonly source: string;
  /** Values of fields inside `detail`, by dotted path; fields that take anything are left out. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

const ec2 = (values?: KnownEvent["values"]): KnownEvent => ({ source: "aws.ec2", ...(values && { values }) });
const autoscaling = (transition: string): KnownEvent => ({
  source: "aws.autoscaling",
  values: { LifecycleTransition: [`autoscaling:EC2_INSTANCE_${transition}`] },
});

/**
 * By detail-type, which is unique among services.
 * https://docs.aws.amazon.com/eventbridge/latest/ref/events.html
 */
export const KNOWN_EVENTS: Readonly<Record<string, KnownEvent>> = {
  "EC2 Instance State-change Notification": ec2({
    state: ["pending", "running", "shutting-down", "stopped", "stopping", "terminated"],
  }),
  "EC2 Spot Instance Interruption Warning": ec2({ "instance-action": ["hibernate", "stop", "terminate"] }),
  "EC2 Instance Rebalance Recommendation": ec2(),
  "EC2 Spot Instance Request Fulfillment": ec2(),
  "EC2 Capacity Reservation Instance Interruption Warning": ec2(),
  "EBS Snapshot Notification": ec2({
    event: ["createSnapshot", "createSnapshots", "copySnapshot", "shareSnapshot"],
    result: ["succeeded", "failed"],
  }),
  "AWS Health Event": {
    source: "aws.health",
    values: {
      eventTypeCategory: ["issue", "accountNotification", "scheduledChange", "investigation"],
      statusCode: ["open", "closed", "upcoming"],
    },
  },
  "EC2 Instance-launch Lifecycle Action": autoscaling("LAUNCHING"),
  "EC2 Instance-terminate Lifecycle Action": autoscaling("TERMINATING"),
  "EC2 Instance Launch Successful": { source: "aws.autoscaling" },
  "EC2 Instance Launch Unsuccessful": { source: "aws.autoscaling" },
  "EC2 Instance Terminate Successful": { source: "aws.autoscaling" },
  "EC2 Instance Terminate Unsuccessful": { source: "aws.autoscaling" },
  "ECS Task State Change": {
    source: "aws.ecs",
    values: {
      lastStatus: [
        "PROVISIONING",
        "PENDING",
        "ACTIVATING",
        "RUNNING",
        "DEACTIVATING",
        "STOPPING",
        "DEPROVISIONING",
        "STOPPED",
        "DELETED",
      ],
    },
  },
  "ECR Image Action": { source: "aws.ecr", values: { result: ["SUCCESS", "FAILURE"] } },
  "ECR Image Scan": { source: "aws.ecr", values: { "scan-status": ["COMPLETE", "FAILED"] } },
  "GuardDuty Finding": { source: "aws.guardduty" },
  "Security Hub Findings - Imported": { source: "aws.securityhub" },
  "Config Rules Compliance Change": { source: "aws.config" },
  "CloudWatch Alarm State Change": {
    source: "aws.cloudwatch",
    values: { "state.value": ["OK", "ALARM", "INSUFFICIENT_DATA"] },
  },
  "RDS DB Instance Event": { source: "aws.rds" },
  "RDS DB Cluster Event": { source: "aws.rds" },
  "Object Created": { source: "aws.s3" },
  "Object Deleted": { source: "aws.s3" },
  "KMS CMK Rotation": { source: "aws.kms" },
  "KMS CMK Deletion": { source: "aws.kms" },
  "KMS Imported Key Material Expiration": { source: "aws.kms" },
  "ACM Certificate Approaching Expiration": { source: "aws.acm" },
  "CodePipeline Pipeline Execution State Change": {
    source: "aws.codepipeline",
    values: {
      state: ["CANCELED", "FAILED", "RESUMED", "STARTED", "STOPPED", "STOPPING", "SUCCEEDED", "SUPERSEDED"],
    },
  },
  "Batch Job State Change": {
    source: "aws.batch",
    values: {
      status: ["SUBMITTED", "PENDING", "RUNNABLE", "STARTING", "RUNNING", "SUCCEEDED", "FAILED"],
    },
  },
};
