/** Trust policy of a role that one Kubernetes service account of one cluster may assume. */

export interface TrustedServiceAccount {
  readonly clusterArn: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * EKS Pod Identity asks for the role with the cluster as its source, and with the pod's namespace and service
 * account as session tags: all of them have to match.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
 * @throws Error when `clusterArn` is not the ARN of an EKS cluster.
 */
export function podIdentityTrust({ clusterArn, namespace, serviceAccount }: TrustedServiceAccount): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "PodIdentity",
        Effect: "Allow",
        Principal: { Service: "pods.eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Condition: {
          StringEquals: {
            "aws:SourceAccount": accountOf(clusterArn),
            "aws:RequestTag/eks-cluster-arn": clusterArn,
            "aws:RequestTag/kubernetes-namespace": namespace,
            "aws:RequestTag/kubernetes-service-account": serviceAccount,
          },
          ArnEquals: { "aws:SourceArn": clusterArn },
        },
      },
    ],
  });
}

function accountOf(clusterArn: string): string {
  const account = /^arn:aws[a-z-]*:eks:[a-z0-9-]+:(\d{12}):cluster\/[\w-]+$/.exec(clusterArn)?.[1];
  if (account === undefined) throw new Error(`"${clusterArn}" is not the ARN of an EKS cluster`);
  return account;
}
