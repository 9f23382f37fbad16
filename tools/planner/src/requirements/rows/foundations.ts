/** Network, cluster, node pools, and the foundation in the cluster. */
import { requirement } from "../requirement.ts";

export const NETWORK = [
  requirement(
    "NET-01",
    "VPC over three zones, its subnets as written, and a range for pods",
    "Vpc",
    "Subnet private",
    "VpcIpv4CidrBlockAssociation",
  ),
  requirement("NET-02", "NAT for each zone, one for all, or none", "NatGateway"),
  requirement(
    "NET-03",
    "Flow logs, a closed default security group, tagged subnets",
    "FlowLog",
    "DefaultSecurityGroup",
  ),
  requirement(
    "NET-04",
    "Endpoints of every AWS API that nodes and controllers call",
    "VpcEndpoint s3",
    "VpcEndpoint sts",
  ),
  requirement(
    "NET-05",
    "One VPC address per pod, prefix delegation, security groups for pods",
    "Addon vpc-cni",
  ),
  requirement("NET-06", "Choice of network plug-in and of who enforces network policies", "Addon vpc-cni"),
];

export const CLUSTER = [
  requirement("CLU-01", "Control plane in three zones at a version that AWS supports", "Cluster"),
  requirement("CLU-02", "Secrets in etcd under a customer key that rotates", "Cluster", "Key cluster"),
  requirement("CLU-03", "All five logs of the control plane, kept and encrypted", "LogGroup control-plane"),
  requirement("CLU-04", "Private API endpoint; a public one for listed ranges only", "Cluster"),
  requirement(
    "CLU-05",
    "Access by access entries, developers read only",
    "AccessEntry developers",
    "ClusterRoleBinding",
  ),
  requirement(
    "CLU-06",
    "Add-ons at exact versions, before and after the nodes",
    "Addon kube-proxy",
    "Addon coredns",
    "Addon aws-ebs-csi-driver",
    "Addon snapshot-controller",
  ),
  requirement(
    "CLU-07",
    "Deletion protection, zonal shift, one role for each service account",
    "Cluster",
    "PodIdentityAssociation",
  ),
  requirement(
    "CLU-08",
    "Clients of the API bounded on kubelets, and by priority and fairness",
    "FlowSchema",
    "PriorityLevelConfiguration",
  ),
];

export const NODE_POOLS = [
  requirement("NOD-01", "Pool application-spot", "NodeGroup application-spot"),
  requirement("NOD-02", "Pool data", "NodeGroup data"),
  requirement("NOD-03", "Pool infrastructure", "NodeGroup infrastructure"),
  requirement(
    "NOD-04",
    "Pools system, application, compute and memory",
    "NodeGroup system",
    "NodeGroup application-node-group",
    "NodeGroup compute",
    "NodeGroup memory",
  ),
  requirement("NOD-05", "Nodes that are replaced, never changed, on encrypted disks", "LaunchTemplate"),
  requirement("NOD-06", "Kubelet settings of each pool, static CPU and memory managers", "LaunchTemplate"),
  requirement(
    "NOD-07",
    "Cluster Autoscaler",
    "Release cluster-autoscaler",
    "PodIdentityAssociation cluster-autoscaler",
  ),
  requirement(
    "NOD-08",
    "Karpenter, its events, its pools, and its nodes gone before the cluster",
    "Release karpenter",
    "Queue karpenter",
    "EventRule spot-interruption",
    "EC2NodeClass",
    "NodePool",
    "ConfigMap nodes-guard",
  ),
];

export const FOUNDATION = [
  requirement(
    "FND-01",
    "Namespaces with labels and Pod Security levels",
    "Namespace application",
    "Namespace production-agents",
    "Namespace argocd",
  ),
  requirement(
    "FND-02",
    "Quotas of application and production-agents",
    "ResourceQuota application",
    "ResourceQuota production-agents",
  ),
  requirement(
    "FND-03",
    "Limit ranges of both profiles",
    "LimitRange application",
    "LimitRange production-agents",
  ),
  requirement(
    "FND-04",
    "Traffic denied by default, with DNS and metrics open",
    "NetworkPolicy application-default-deny",
    "NetworkPolicy application-allow-dns",
  ),
  requirement("FND-05", "Read-only role for developers, no wildcards", "ClusterRole", "ClusterRoleBinding"),
  requirement(
    "FND-06",
    "Six storage classes, block and shared",
    "StorageClass fast-ssd",
    "StorageClass standard-ssd",
    "StorageClass shared-filesystem",
    "FileSystem",
  ),
  requirement(
    "FND-07",
    "Snapshots of volumes, one each day",
    "VolumeSnapshotClass",
    "LifecyclePolicy daily-snapshots",
  ),
  requirement(
    "FND-08",
    "KEDA, Vertical Pod Autoscaler, custom metrics, priority classes",
    "Release keda",
    "Release vertical-pod-autoscaler",
    "Release prometheus-adapter",
    "PriorityClass",
  ),
];
