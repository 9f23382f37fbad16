/** Mistakes that people make in a platform like prod, one after the other. */
import { add, both, change, configure, type Mutation, remove, set, unordered, values } from "./mutation.ts";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const APPLICATION = { type: NODE_GROUP, name: "nodepools-application-node-group" };
const VPC = { type: "aws:ec2/vpc:Vpc" };
const SUBNET = "aws:ec2/subnet:Subnet";
const ROLE = "aws:iam/role:Role";
const NODE_POOL = "kubernetes:karpenter.sh/v1:NodePool";
const NODE_CLASS = { type: "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass" };
const QUEUE_POLICY = { type: "aws:sqs/queuePolicy:QueuePolicy" };
const EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";

const tags = (inputs: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  inputs["tags"] as Record<string, unknown>;

const withoutTag = (which: { type: string; name?: string }, tag: string): Mutation["make"] =>
  change(which, (inputs) => {
    const { [tag]: gone, ...kept } = tags(inputs);
    if (gone === undefined) throw new Error(`no tag ${tag}`);
    return { ...inputs, tags: kept };
  });

/** Pods share the nodes' subnets, as in a network of three private /24 without a range for pods. */
export const withoutPodRange: Mutation["make"] = both(
  remove({ type: SUBNET, name: "network-vpc-pods" }),
  configure("vpc-cni", (configuration) => {
    delete configuration["eniConfig"];
    configuration["env"] = { ...configuration["env"], AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "false" };
  }),
);

export const MUTATIONS: readonly Mutation[] = [
  { mistake: "the range of the pods is left out", check: "addresses/SubnetTooSmall", make: withoutPodRange },
  {
    mistake: "a pool's maximum is set to the number of pods",
    check: "addresses/SubnetTooSmall",
    make: set(APPLICATION, { scalingConfig: { minSize: 5, desiredSize: 5, maxSize: 600 } }),
  },
  {
    mistake: "a private subnet is a /27",
    check: "addresses/SubnetTooSmall",
    make: set({ type: SUBNET, name: "network-vpc-private-1" }, { cidrBlock: "10.0.10.0/27" }),
  },
  {
    mistake: "two whole prefixes more are kept warm on each node, in small subnets",
    check: "addresses/SubnetTooSmall",
    make: both(
      configure("vpc-cni", (configuration) => {
        configuration["env"] = { ...configuration["env"], WARM_PREFIX_TARGET: "3" };
      }),
      change({ type: SUBNET, name: "network-vpc-pods" }, (inputs) => ({
        ...inputs,
        cidrBlock: String(inputs["cidrBlock"]).replace("/18", "/20"),
      })),
    ),
  },
  {
    mistake: "the third zone is forgotten among the pods' subnets",
    check: "addresses/ZoneWithoutPodSubnet",
    make: configure("vpc-cni", (configuration) => {
      const { "us-east-1c": _, ...subnets } = configuration["eniConfig"]?.["subnets"] as Record<
        string,
        unknown
      >;
      configuration["eniConfig"] = { ...configuration["eniConfig"], subnets };
    }),
  },
  {
    mistake: "a pool is given larger nodes than the account may have",
    check: "quotas/StandardOnDemandVcpus",
    make: set(APPLICATION, { instanceTypes: ["m5.2xlarge"] }),
  },
  {
    mistake: "the limit of Karpenter's spot pool has one digit too many",
    check: "quotas/StandardSpotVcpus",
    make: change({ type: NODE_POOL, name: "spot" }, (inputs) => ({
      ...inputs,
      spec: { ...(inputs["spec"] as object), limits: { cpu: "2000" } },
    })),
  },
  {
    mistake: "a Karpenter pool has a limit of memory only",
    check: "quotas/UnlimitedPool",
    make: change({ type: NODE_POOL, name: "on-demand" }, (inputs) => ({
      ...inputs,
      spec: { ...(inputs["spec"] as object), limits: { memory: "800Gi" } },
    })),
  },
  {
    mistake: "each tenant gets an address of its own",
    check: "quotas/ElasticAddresses",
    make: add("aws:ec2/eip:Eip", 3, () => ({})),
  },
  {
    mistake: "each team adds its endpoints",
    check: "quotas/InterfaceEndpointsPerVpc",
    make: addEndpoints(40),
  },
  {
    mistake: "every customer's address becomes a rule",
    check: "quotas/RulesPerSecurityGroup",
    make: add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", 61, (i) => ({
      securityGroupId: "sg-customers",
      cidrIpv4: `203.0.113.${i}/32`,
    })),
  },
  {
    mistake: "nodes get a security group for every purpose",
    check: "quotas/SecurityGroupsPerInterface",
    make: set(
      { type: "aws:ec2/launchTemplate:LaunchTemplate", name: "application-launch" },
      { networkInterfaces: [{ securityGroups: ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5", "sg-6"] }] },
    ),
  },
  {
    mistake: "a role collects the policies of all its users",
    check: "quotas/PoliciesPerRole",
    make: add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", 11, (i) => ({
      role: "operators",
      policyArn: `arn:aws:iam::aws:policy/Policy${i}`,
    })),
  },
  {
    mistake: "a policy lists every bucket",
    check: "quotas/ManagedPolicyCharacters",
    make: set(
      { type: "aws:iam/policy:Policy", name: "discovery" },
      {
        policy: JSON.stringify({
          Resource: Array.from({ length: 200 }, (_, i) => `arn:aws:s3:::drydock-archive-${i}/*`),
        }),
      },
    ),
  },
  {
    mistake: "a node group for each of the teams",
    check: "quotas/NodeGroupsPerCluster",
    make: add(NODE_GROUP, 24, () => ({ scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 0 } })),
  },
  {
    mistake: "DNS host names of the VPC are off",
    check: "wiring/VpcWithoutDnsNames",
    make: set(VPC, { enableDnsHostnames: false }),
  },
  {
    mistake: "DNS support of the VPC is off",
    check: "wiring/VpcWithoutDnsNames",
    make: set(VPC, { enableDnsSupport: false }),
  },
  {
    mistake: "private subnets have no tag for internal load balancers",
    check: "wiring/ZoneWithoutBalancerSubnet",
    make: withoutTag({ type: SUBNET, name: "network-vpc-private-3" }, "kubernetes.io/role/internal-elb"),
  },
  {
    mistake: "private subnets are tagged for public load balancers",
    check: "wiring/BalancerTagOnWrongSubnet",
    make: change({ type: SUBNET, name: "network-vpc-private-2" }, (inputs) => ({
      ...inputs,
      tags: { ...tags(inputs), "kubernetes.io/role/elb": "1" },
    })),
  },
  {
    mistake: "public subnets lose their way out",
    check: "wiring/BalancerTagOnWrongSubnet",
    make: remove({ type: "aws:ec2/route:Route", name: "network-vpc-public-1" }),
  },
  {
    mistake: "Karpenter selects subnets by the tag of another cluster",
    check: "wiring/NodeClassSelectsNothing",
    make: change(NODE_CLASS, (inputs) => ({
      ...inputs,
      spec: {
        ...(inputs["spec"] as object),
        subnetSelectorTerms: [{ tags: { "karpenter.sh/discovery": "drydock-production" } }],
      },
    })),
  },
  {
    mistake: "nodes get a security group of their own that lets nothing in",
    check: "wiring/ControlPlaneCutOff",
    make: both(
      add("aws:ec2/securityGroup:SecurityGroup", 1, () => ({ name: "nodes" })),
      set(
        { type: "aws:ec2/launchTemplate:LaunchTemplate", name: "system-launch" },
        { networkInterfaces: [{ securityGroups: ["mistake-0"] }] },
      ),
    ),
  },
  {
    mistake: "a service account is renamed, its role is not",
    check: "wiring/RoleDoesNotTrust",
    make: set(
      { type: "aws:eks/podIdentityAssociation:PodIdentityAssociation", name: "karpenter" },
      { serviceAccount: "karpenter-controller" },
    ),
  },
  {
    mistake: "a controller moves to another namespace, its association does not",
    check: "wiring/RoleDoesNotTrust",
    make: set(
      { type: "aws:eks/podIdentityAssociation:PodIdentityAssociation", name: "external-secrets" },
      { namespace: "infrastructure" },
    ),
  },
  {
    mistake: "a role for pods is written for IRSA, and used with Pod Identity",
    check: "wiring/RoleDoesNotTrust",
    make: set(
      { type: ROLE, name: "nodepools-karpenter-controller-role" },
      {
        assumeRolePolicy: JSON.stringify({
          Statement: [
            {
              Effect: "Allow",
              Principal: {
                Federated: "arn:aws:iam::111111111111:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/A",
              },
              Action: "sts:AssumeRoleWithWebIdentity",
            },
          ],
        }),
      },
    ),
  },
  {
    mistake: "the role of an add-on trusts the service account of another",
    check: "wiring/RoleDoesNotTrust",
    make: change({ type: ROLE, name: "nodepools-aws-ebs-csi-driver-role" }, (inputs) => ({
      ...inputs,
      assumeRolePolicy: String(inputs["assumeRolePolicy"]).replace(
        "ebs-csi-controller-sa",
        "efs-csi-controller-sa",
      ),
    })),
  },
  {
    mistake: "a role is given to a service account in a namespace that is empty",
    check: "wiring/NoSuchServiceAccount",
    make: add("aws:eks/podIdentityAssociation:PodIdentityAssociation", 1, () => ({
      namespace: "extern-dns",
      serviceAccount: "external-dns",
      roleArn: "arn:aws:iam::111111111111:role/external-dns",
    })),
  },
  {
    mistake: "the queue's policy forgets one of the rules",
    check: "wiring/QueueRefusesEvents",
    make: change(QUEUE_POLICY, (inputs) => ({
      ...inputs,
      policy: String(inputs["policy"]).replace(
        /"[^"]*rule\/nodepools-karpenter-health[^"]*",?/,
        '"arn:aws:events:::x"',
      ),
    })),
  },
  { mistake: "the queue has no policy", check: "wiring/QueueRefusesEvents", make: remove(QUEUE_POLICY) },
  {
    mistake: "a rule for spot interruptions has no target",
    check: "wiring/RuleWithoutTarget",
    make: remove({ type: EVENT_TARGET, name: "spot-interruption" }),
  },
  {
    mistake: "Cluster Autoscaler is not told its region",
    check: "wiring/NeedsMetadata",
    make: values("cluster-autoscaler", ({ awsRegion: _, ...rest }) => rest),
  },
  {
    mistake: "Karpenter is not told its region",
    check: "wiring/NeedsMetadata",
    make: values("nodepools-karpenter-release", (before) => ({ ...before, controller: {} })),
  },
  {
    mistake: "the EBS driver is left to look its region up",
    check: "wiring/NeedsMetadata",
    make: configure("aws-ebs-csi-driver", (configuration) => delete configuration["controller"]?.["region"]),
  },
  {
    mistake: "node pools do not wait for Karpenter",
    check: "wiring/BeforeItsController",
    make: both(unordered({ type: NODE_POOL }), unordered(NODE_CLASS)),
  },
  {
    mistake: "issuers do not wait for cert-manager",
    check: "wiring/BeforeItsController",
    make: unordered({ type: "kubernetes:cert-manager.io/v1:ClusterIssuer" }),
  },
  {
    mistake: "a pod wants a security group, and half of the pools cannot give it one",
    check: "wiring/PodInterfaces",
    make: add("kubernetes:vpcresources.k8s.aws/v1beta1:SecurityGroupPolicy", 1, () => ({
      apiVersion: "vpcresources.k8s.aws/v1beta1",
      kind: "SecurityGroupPolicy",
      metadata: { name: "database-clients", namespace: "application" },
    })),
  },
  {
    mistake: "nodes are upgraded before the control plane",
    check: "versions/NodeSkew",
    make: set(APPLICATION, { version: "1.36", releaseVersion: "1.36.1-20260714" }),
  },
  {
    mistake: "the AMI release stays when the minor is raised",
    check: "versions/AmiOfAnotherMinor",
    make: set(APPLICATION, { releaseVersion: "1.34.6-20260714" }),
  },
  {
    mistake: "kube-proxy is upgraded first",
    check: "versions/ProxySkew",
    make: set({ type: "aws:eks/addon:Addon", name: "kube-proxy" }, { addonVersion: "v1.36.0-eksbuild.2" }),
  },
  {
    mistake: "the autoscaler's image stays when the minor is raised",
    check: "versions/AutoscalerSkew",
    make: values("cluster-autoscaler", (before) => ({ ...before, image: { tag: "v1.33.0" } })),
  },
  {
    mistake: "one replica, and a budget of one",
    check: "disruption/DrainNeverEnds",
    make: values("security-cert-manager-release", (before) => ({ ...before, replicaCount: 1 })),
  },
  {
    mistake: "an update takes a pool at once",
    check: "disruption/UpdateTakesAll",
    make: set(APPLICATION, { updateConfig: { maxUnavailablePercentage: 100 } }),
  },
  {
    mistake: "a database is not kept off spot nodes",
    check: "disruption/ClaimsOnSpot",
    make: add("kubernetes:apps/v1:StatefulSet", 1, () => ({
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata: { name: "ledger", namespace: "application" },
      spec: {
        template: { metadata: { labels: { app: "ledger" } }, spec: { containers: [{ name: "main" }] } },
        volumeClaimTemplates: [{ metadata: { name: "data" } }],
      },
    })),
  },
];

function addEndpoints(count: number): Mutation["make"] {
  return (resources) => {
    const vpc = resources.find(({ type }) => type === VPC.type);
    return add("aws:ec2/vpcEndpoint:VpcEndpoint", count, () => ({
      vpcEndpointType: "Interface",
      vpcId: vpc?.id,
    }))(resources);
  };
}
