/** Who may use a key, and for what: every kind of use that a key policy can be asked to allow. */
import type * as pulumi from "@pulumi/pulumi";

/** One use of the key. `kind` says which fields there are. */
export type KeyGrant =
  | CloudWatchLogsGrant
  | ServiceGrant
  | ServiceLinkedRoleGrant
  | EksSecretsGrant
  | RolesGrant
  | RolesViaServiceGrant;

/**
 * CloudWatch Logs encrypts the named log groups, and no others of the account.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export interface CloudWatchLogsGrant {
  readonly kind: "CloudWatchLogs";
  /** ARNs without the trailing `:*`. A `*` inside covers log groups whose names AWS completes. */
  readonly logGroupArns: readonly pulumi.Input<string>[];
}

/**
 * An AWS service uses the key on behalf of this account: EventBridge that sends to an encrypted queue, for example.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
export interface ServiceGrant {
  readonly kind: "Service";
  /** Service principal: events.amazonaws.com. */
  readonly principal: pulumi.Input<string>;
  readonly access: KeyAccess;
  /**
   * Resources that the service acts for. Without them every resource of the account may be the one, and other
   * accounts still cannot: aws:SourceAccount is always required.
   */
  readonly sourceArns?: readonly pulumi.Input<string>[];
}

/**
 * A service-linked role attaches encrypted volumes to the instances that it launches. The role must exist before
 * the key, because KMS refuses a policy that names a principal it does not find.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 */
export interface ServiceLinkedRoleGrant {
  readonly kind: "ServiceLinkedRole";
  /** AutoScaling launches the nodes of managed node groups; EC2Spot starts spot instances of EC2 Fleet (Karpenter). */
  readonly role: keyof typeof SERVICE_LINKED_ROLES;
}

/**
 * The control plane of a cluster encrypts Kubernetes secrets.
 * https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html
 */
export interface EksSecretsGrant {
  readonly kind: "EksSecrets";
  /** The cluster's role, and the role that creates the cluster when its own policies do not reach KMS. */
  readonly roleArns: readonly pulumi.Input<string>[];
}

/** Roles that call KMS themselves. */
export interface RolesGrant {
  readonly kind: "Roles";
  readonly roleArns: readonly pulumi.Input<string>[];
  readonly access: KeyAccess;
}

/**
 * Roles that may use the key through one AWS service only, never by calling KMS themselves.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
export interface RolesViaServiceGrant {
  readonly kind: "RolesViaService";
  readonly roleArns: readonly pulumi.Input<string>[];
  /** First part of the service's endpoint: ec2, sqs, secretsmanager, s3, elasticfilesystem. */
  readonly service: pulumi.Input<string>;
  readonly access: KeyAccess;
  /** Lets the service keep using the key after the call, as EBS does for attached volumes. Default false. */
  readonly createGrant?: boolean;
}

/** Encrypt: makes data keys. Decrypt: reads. EncryptDecrypt: both, and re-encrypts. */
export type KeyAccess = "Encrypt" | "Decrypt" | "EncryptDecrypt";

/** Path and name of the service-linked roles below `role/`. */
export const SERVICE_LINKED_ROLES = {
  AutoScaling: "aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
  EC2Spot: "aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot",
  EC2Fleet: "aws-service-role/ec2fleet.amazonaws.com/AWSServiceRoleForEC2Fleet",
} as const;
