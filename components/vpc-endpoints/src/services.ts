/** AWS services that a VPC may reach without the internet, and who on an EKS platform calls them. */

/** How one service is reached. */
export interface EndpointServiceFacts {
  /** Prefix of the service's IAM actions. */
  readonly actionPrefix: string;
  /** Who calls the service. */
  readonly caller: string;
}

/** https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
export const GATEWAY_SERVICES = {
  s3: {
    actionPrefix: "s3",
    caller: "nodes: image layers and operating system packages; backups and log stores",
  },
  dynamodb: { actionPrefix: "dynamodb", caller: "workloads that keep state in DynamoDB" },
} as const satisfies Record<string, EndpointServiceFacts>;

/**
 * The keys are the last part of the endpoint's service name.
 * https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 */
export const INTERFACE_SERVICES = {
  autoscaling: { actionPrefix: "autoscaling", caller: "Cluster Autoscaler" },
  ec2: {
    actionPrefix: "ec2",
    caller: "node bootstrap, VPC CNI, EBS CSI driver, Karpenter, AWS Load Balancer Controller",
  },
  "ecr.api": { actionPrefix: "ecr", caller: "kubelet's credential provider" },
  "ecr.dkr": { actionPrefix: "ecr", caller: "container runtime, for images" },
  eks: { actionPrefix: "eks", caller: "Karpenter and Cluster Autoscaler, deployments from inside the VPC" },
  "eks-auth": { actionPrefix: "eks-auth", caller: "EKS Pod Identity agent: credentials of every controller" },
  elasticfilesystem: { actionPrefix: "elasticfilesystem", caller: "EFS CSI driver" },
  elasticloadbalancing: { actionPrefix: "elasticloadbalancing", caller: "AWS Load Balancer Controller" },
  kms: { actionPrefix: "kms", caller: "Vault (auto-unseal), workloads that encrypt for themselves" },
  logs: { actionPrefix: "logs", caller: "log collectors on nodes" },
  monitoring: { actionPrefix: "cloudwatch", caller: "exporters of CloudWatch metrics" },
  secretsmanager: { actionPrefix: "secretsmanager", caller: "External Secrets" },
  sqs: { actionPrefix: "sqs", caller: "Karpenter: the interruption queue" },
  ssm: { actionPrefix: "ssm", caller: "Karpenter: AMI lookup; SSM agent" },
  ssmmessages: { actionPrefix: "ssmmessages", caller: "SSM agent: Session Manager on nodes" },
  ec2messages: { actionPrefix: "ec2messages", caller: "SSM agents older than 3.3: Run Command" },
  sts: { actionPrefix: "sts", caller: "workloads that assume roles, IAM roles for service accounts" },
  xray: { actionPrefix: "xray", caller: "trace collectors that send to X-Ray" },
} as const satisfies Record<string, EndpointServiceFacts>;

export type GatewayService = keyof typeof GATEWAY_SERVICES;
export type InterfaceService = keyof typeof INTERFACE_SERVICES;
export type EndpointService = GatewayService | InterfaceService;

export function factsOf(service: EndpointService): EndpointServiceFacts {
  return { ...GATEWAY_SERVICES, ...INTERFACE_SERVICES }[service];
}
