/** The EKS control plane: version, endpoint, access, encryption, CNI and add-ons. */
import { z } from "zod";
import { cidrBlock } from "./network.ts";
import { retentionDays } from "./shared.ts";

const principalArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)(\/[\w+=,.@-]+)+$/, "must be the ARN of an IAM role or user")
  .meta({ description: "ARN of the IAM role or user that is let in." });

const roleArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:iam::\d{12}:role(\/[\w+=,.@-]+)+$/, "must be the ARN of an IAM role");

/** Access policies that EKS offers below cluster-admin: https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html */
export const ACCESS_POLICIES = [
  "AmazonEKSAdminPolicy",
  "AmazonEKSAdminViewPolicy",
  "AmazonEKSClusterAdminPolicy",
  "AmazonEKSEditPolicy",
  "AmazonEKSViewPolicy",
] as const;

const accessEntry = z
  .strictObject({
    principalArn,
    kubernetesGroups: z
      .array(
        z.string().regex(/^(?!system:)[\w:.@/-]+$/, "must be a group name that does not start with system:"),
      )
      .default([])
      .meta({ description: "Kubernetes groups that the principal is in: what RBAC grants them, it may do." }),
    policies: z
      .array(
        z.strictObject({
          policy: z.enum(ACCESS_POLICIES).meta({
            description: "EKS access policy. In production AmazonEKSClusterAdminPolicy is refused.",
          }),
          scope: z
            .discriminatedUnion("type", [
              z.strictObject({ type: z.literal("cluster").meta({ description: "The whole cluster." }) }),
              z.strictObject({
                type: z.literal("namespace").meta({ description: "Some namespaces only." }),
                namespaces: z
                  .array(
                    z
                      .string()
                      .regex(
                        /^[a-z0-9*]([a-z0-9*-]{0,61}[a-z0-9*])?$/,
                        "must be the name of a namespace, or a pattern such as dev-*",
                      ),
                  )
                  .min(1)
                  .meta({
                    description:
                      "Namespaces in which the policy holds; dev-* means all that begin with dev-.",
                  }),
              }),
            ])
            .meta({ description: "Where the policy holds: in the cluster, or in some namespaces." }),
        }),
      )
      .default([])
      .meta({ description: "EKS access policies of the principal. Default: none, so groups alone decide." }),
  })
  .meta({ description: "One principal's access, an EKS access entry." });

const vpcCniOptions = {
  prefixDelegation: z.boolean().meta({
    description: "Nodes take /28 prefixes instead of single addresses: more pods a node, faster start.",
  }),
  securityGroupsForPods: z
    .boolean()
    .meta({ description: "Pods may carry security groups of their own (ENABLE_POD_ENI)." }),
  warmPrefixTarget: z
    .int()
    .min(0)
    .max(10)
    .default(1)
    .meta({ description: "Prefixes kept free on every node." }),
};

/** How pods get addresses and who enforces NetworkPolicy. */
const networking = z
  .discriminatedUnion("cni", [
    z.strictObject({
      cni: z.literal("VpcCni").meta({ description: "Amazon VPC CNI." }),
      ...vpcCniOptions,
      networkPolicy: z.boolean().meta({
        description:
          "The VPC CNI enforces NetworkPolicy. False: nothing does, and every pod reaches every other.",
      }),
    }),
    z.strictObject({
      cni: z
        .literal("VpcCniWithCalico")
        .meta({ description: "Amazon VPC CNI; Calico enforces NetworkPolicy." }),
      ...vpcCniOptions,
    }),
    z.strictObject({
      cni: z
        .literal("CiliumEni")
        .meta({ description: "Cilium in ENI mode, in place of the VPC CNI and kube-proxy." }),
      prefixDelegation: vpcCniOptions.prefixDelegation,
    }),
  ])
  .meta({ description: "CNI: how pods get addresses, and who enforces NetworkPolicy." });

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

export const clusterSlice = z
  .strictObject({
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
        z.strictObject({
          enabled: z.literal(false).meta({ description: "The API is reached from inside the VPC only." }),
        }),
        z.strictObject({
          enabled: z.literal(true).meta({ description: "The API is reached from the listed blocks too." }),
          publicAccessCidrs: z.array(cidrBlock).min(1).max(40).meta({
            description:
              "Blocks that may reach the API over the internet: public, /8 or narrower; 40 is the EKS quota.",
          }),
        }),
      ])
      .meta({ description: "The API endpoint is always private; a public one needs a list of CIDR blocks." }),
    serviceCidrBlock: cidrBlock.meta({
      description: "Range of cluster IPs, /12 to /24, private and apart from the VPC. Fixed at creation.",
    }),
    controlPlaneLogs: z.strictObject({ retentionDays }).meta({
      description:
        "All five control-plane logs, audit included, encrypted in CloudWatch Logs; charged by the GB.",
    }),
    encryption: z
      .strictObject({
        keyRotationDays: z.int().min(90).max(2560).meta({
          description:
            "Days after which KMS makes new key material, 90 to 2560. The first two rotations add a dollar a month each.",
        }),
        keyDeletionWindowDays: z
          .int()
          .min(7)
          .max(30)
          .meta({ description: "Days, 7 to 30, in which the deletion of a key can be taken back." }),
      })
      .meta({ description: "The customer-managed KMS key that encrypts Kubernetes secrets in etcd." }),
    deletionProtection: z.boolean().meta({
      description:
        "EKS refuses to delete the cluster. Must be true in production; turn it off before destroying.",
    }),
    zonalShift: z
      .boolean()
      .meta({ description: "Lets Amazon Application Recovery Controller move traffic out of a zone." }),
    access: z
      .strictObject({
        deployerRoleArn: roleArn.meta({
          description:
            "Role that pipelines deploy with: the only holder of cluster-admin, because EKS gives the creator none.",
        }),
        entries: z
          .record(z.string().regex(/^[a-z][a-z0-9-]*$/, "must be a name such as developers"), accessEntry)
          .meta({
            description:
              "Access of people and machines, by a name of your choice. EKS keeps one entry for each principal.",
          }),
      })
      .meta({ description: "Who may use the Kubernetes API: access entries only, never aws-auth." }),
    networking,
    addons: z
      .partialRecord(
        z.enum(ADDON_NAMES),
        z
          .strictObject({
            version: z
              .string()
              .regex(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/, "must be an exact version such as v1.22.4-eksbuild.3")
              .optional()
              .meta({
                description:
                  "Exact version; without it, the one that the versions catalogue pins for the minor.",
              }),
          })
          .meta({ description: "An EKS add-on; {} for the catalogue's version." }),
      )
      .meta({ description: "Which EKS add-ons are installed." }),
  })
  .meta({ description: "EKS control plane: version, endpoint, access, encryption, CNI and add-ons." });

export type ClusterSettings = z.infer<typeof clusterSlice>;
export type AccessEntrySettings = ClusterSettings["access"]["entries"][string];
