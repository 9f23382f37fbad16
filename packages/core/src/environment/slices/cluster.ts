/** The EKS control plane: version, endpoint, access, encryption, CNI and add-ons. */
import { z } from "zod";
import { cidrBlock } from "./network.ts";
import { retentionDays } from "./shared.ts";

const principalArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/, "must be the ARN of an IAM role or user");

/** Access policies that EKS offers below cluster-admin: https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html */
export const ACCESS_POLICIES = [
  "AmazonEKSAdminPolicy",
  "AmazonEKSAdminViewPolicy",
  "AmazonEKSClusterAdminPolicy",
  "AmazonEKSEditPolicy",
  "AmazonEKSViewPolicy",
] as const;

const accessEntry = z.strictObject({
  principalArn,
  kubernetesGroups: z
    .array(z.string().regex(/^(?!system:)[a-z0-9:.-]+$/, "must be a group name that does not start with system:"))
    .default([]),
  policies: z
    .array(
      z.strictObject({
        policy: z.enum(ACCESS_POLICIES),
        scope: z.discriminatedUnion("type", [
          z.strictObject({ type: z.literal("cluster") }),
          z.strictObject({ type: z.literal("namespace"), namespaces: z.array(z.string()).min(1) }),
        ]),
      }),
    )
    .default([]),
});

const vpcCniOptions = {
  prefixDelegation: z
    .boolean()
    .meta({ description: "Nodes take /28 prefixes instead of single addresses: more pods a node, faster start." }),
  securityGroupsForPods: z.boolean().meta({ description: "Pods may carry security groups of their own (ENABLE_POD_ENI)." }),
  warmPrefixTarget: z.int().min(0).max(10).default(1).meta({ description: "Prefixes kept free on every node." }),
};

/** How pods get addresses and who enforces NetworkPolicy. */
const networking = z.discriminatedUnion("cni", [
  z.strictObject({ cni: z.literal("VpcCni"), ...vpcCniOptions, networkPolicy: z.boolean() }),
  z.strictObject({ cni: z.literal("VpcCniWithCalico"), ...vpcCniOptions }),
  z.strictObject({ cni: z.literal("CiliumEni"), prefixDelegation: z.boolean() }),
]);

/** Add-ons that EKS manages, in the order in which they are installed. */
export const ADDON_NAMES = [
  "eks-pod-identity-agent",
  "vpc-cni",
  "kube-proxy",
  "coredns",
  "aws-ebs-csi-driver",
  "aws-efs-csi-driver",
  "snapshot-controller",
  "metrics-server",
] as const;
export type AddonName = (typeof ADDON_NAMES)[number];

export const clusterSlice = z.strictObject({
  kubernetesVersion: z
    .string()
    .regex(/^1\.\d{2}$/, 'must be a Kubernetes minor in quotes, such as "1.35"')
    .meta({ description: "Kubernetes minor of the control plane and of every node." }),
  supportType: z.enum(["STANDARD", "EXTENDED"]).meta({
    description:
      "EKS upgrade policy. STANDARD: AWS upgrades the cluster when standard support ends. EXTENDED: it stays, at six times the hourly price.",
  }),
  endpointPublicAccess: z
    .discriminatedUnion("enabled", [
      z.strictObject({ enabled: z.literal(false) }),
      z.strictObject({ enabled: z.literal(true), publicAccessCidrs: z.array(cidrBlock).min(1) }),
    ])
    .meta({ description: "The API endpoint is always private; a public one needs a list of CIDR blocks." }),
  serviceCidrBlock: cidrBlock.meta({ description: "Range of cluster IPs; may not overlap the VPC. Fixed at creation." }),
  controlPlaneLogs: z.strictObject({ retentionDays }),
  encryption: z.strictObject({
    keyRotationDays: z.int().min(90).max(2560),
    keyDeletionWindowDays: z.int().min(7).max(30),
  }),
  deletionProtection: z.boolean(),
  zonalShift: z.boolean().meta({ description: "Lets Amazon Application Recovery Controller move traffic out of a zone." }),
  access: z.strictObject({
    deployerRoleArn: principalArn.meta({
      description: "Role that pipelines deploy with: the only holder of cluster-admin, because EKS gives the creator none.",
    }),
    entries: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, "must be a name such as developers"), accessEntry),
  }),
  networking,
  addons: z
    .partialRecord(
      z.enum(ADDON_NAMES),
      z.strictObject({
        version: z
          .string()
          .regex(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/, "must be an exact version such as v1.22.4-eksbuild.3")
          .optional()
          .meta({ description: "Exact version; without it, the one that the versions catalogue pins for the minor." }),
      }),
    )
    .meta({ description: "Which EKS add-ons are installed." }),
});

export type ClusterSettings = z.infer<typeof clusterSlice>;
export type AccessEntrySettings = ClusterSettings["access"]["entries"][string];
