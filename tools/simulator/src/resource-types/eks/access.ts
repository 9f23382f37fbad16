/** Who may use the Kubernetes API of an EKS cluster: access entries and the access policies associated with them. */
import { arn, CREATED_AT, uuid } from "../../account/identifiers.ts";
import type { Index, Properties } from "../../account/account.ts";
import { object, text, texts } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { EKS_TO_CLUSTER } from "../references.ts";
import { ACCESS_ENTRY, EKS_CLUSTER } from "../tokens.ts";
import { invalid } from "./invalid.ts";

const PRINCIPAL = /^arn:aws[\w-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/;
const ACCESS_POLICY = /^arn:aws[\w-]*:eks::aws:cluster-access-policy\/(?<name>\w+)$/;
const TYPES = [
  "STANDARD",
  "EC2",
  "EC2_LINUX",
  "EC2_WINDOWS",
  "FARGATE_LINUX",
  "HYBRID_LINUX",
  "HYPERPOD_LINUX",
];
/** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html */
const RESERVED = /^(system|eks|aws|amazon|iam):/;

const BY_PRINCIPAL: Index = { name: "cluster and principal", keys: ({ inputs }) => [entryKey(inputs)] };

function entryKey(inputs: Properties): string {
  return `${String(inputs["clusterName"])} ${String(inputs["principalArn"])}`;
}

export const accessEntry = defineResourceType({
  type: ACCESS_ENTRY,
  taggable: true,
  references: { clusterName: EKS_TO_CLUSTER },
  refuse(inputs, { account }) {
    const principal = text(inputs, "principalArn") ?? "";
    const type = text(inputs, "type") ?? "STANDARD";
    const groups = texts(inputs, "kubernetesGroups");
    const userName = text(inputs, "userName");
    const cluster = account.find(EKS_CLUSTER, "name", inputs["clusterName"]);
    const mode = text(object(cluster?.outputs, "accessConfig"), "authenticationMode");
    return refusals(
      mode === "CONFIG_MAP" &&
        refusal(
          "InvalidRequestException",
          "clusterName",
          "the cluster's authentication mode takes no access entries",
          "set accessConfig.authenticationMode to API on the cluster",
        ),
      !PRINCIPAL.test(principal) &&
        invalid(
          "principalArn",
          `${principal} is no IAM role or user`,
          "name the role itself, not a session of it",
        ),
      account.find(ACCESS_ENTRY, BY_PRINCIPAL, entryKey(inputs)) !== undefined &&
        refusal(
          "ResourceInUseException",
          "principalArn",
          `the cluster already has an access entry for ${principal}`,
          "keep one entry for each principal",
        ),
      !TYPES.includes(type) &&
        invalid("type", `${type} is no type of access entry`, `use ${TYPES.join(", ")}`),
      ...groups.map(
        (group, i) =>
          RESERVED.test(group) &&
          invalid(
            `kubernetesGroups[${i}]`,
            `${group} begins with a prefix that EKS keeps for itself`,
            "bind a group of your own, or associate an access policy",
          ),
      ),
      userName !== undefined &&
        RESERVED.test(userName) &&
        type === "STANDARD" &&
        invalid(
          "userName",
          `${userName} begins with a prefix that EKS keeps for itself`,
          "leave userName to EKS",
        ),
      type !== "STANDARD" &&
        (groups.length > 0 || userName !== undefined) &&
        invalid("kubernetesGroups", `entries of type ${type} take no groups and no user name`, "remove them"),
    );
  },
  create(inputs, context) {
    const clusterName = text(inputs, "clusterName") ?? "";
    const principal = text(inputs, "principalArn") ?? "";
    const [, , , , accountId, resource = ""] = principal.split(":");
    const [kind, ...name] = resource.split("/");
    return {
      id: `${clusterName}:${principal}`,
      outputs: {
        accessEntryArn: arn(
          context,
          "eks",
          `access-entry/${clusterName}/${kind}/${accountId}/${name.at(-1)}/${uuid(context)}`,
        ),
        createdAt: CREATED_AT,
        kubernetesGroups: inputs["kubernetesGroups"] ?? [],
        modifiedAt: CREATED_AT,
        type: inputs["type"] ?? "STANDARD",
        userName: inputs["userName"] ?? principal,
      },
    };
  },
});

/** https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html */
const ACCESS_POLICIES = [
  ...[
    "AmazonEKSAdminPolicy",
    "AmazonEKSClusterAdminPolicy",
    "AmazonEKSAdminViewPolicy",
    "AmazonEKSEditPolicy",
  ],
  ...[
    "AmazonEKSViewPolicy",
    "AmazonEKSSecretReaderPolicy",
    "AmazonEKSAutoNodePolicy",
    "AmazonEKSHybridPolicy",
  ],
  ...["AmazonEKSBlockStoragePolicy", "AmazonEKSLoadBalancingPolicy", "AmazonEKSNetworkingPolicy"],
  ...["AmazonEKSComputePolicy", "AmazonEKSBlockStorageClusterPolicy", "AmazonEKSComputeClusterPolicy"],
  ...[
    "AmazonEKSLoadBalancingClusterPolicy",
    "AmazonEKSNetworkingClusterPolicy",
    "AmazonEKSClusterInsightsPolicy",
  ],
  ...["AmazonEKSACKPolicy", "AmazonEKSArgoCDClusterPolicy", "AmazonEKSArgoCDPolicy", "AmazonEKSKROPolicy"],
];

export const accessPolicyAssociation = defineResourceType({
  type: "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
  taggable: false,
  references: { clusterName: EKS_TO_CLUSTER },
  refuse(inputs, { account }) {
    const scope = object(inputs, "accessScope");
    const type = text(scope, "type") ?? "";
    const namespaces = texts(scope, "namespaces");
    const name = ACCESS_POLICY.exec(text(inputs, "policyArn") ?? "")?.groups?.["name"];
    return refusals(
      account.find(ACCESS_ENTRY, BY_PRINCIPAL, entryKey(inputs)) === undefined &&
        refusal(
          "ResourceNotFoundException",
          "principalArn",
          `the cluster has no access entry for ${String(inputs["principalArn"])}`,
          "create the access entry first, and let the association depend on it",
        ),
      (name === undefined || !ACCESS_POLICIES.includes(name)) &&
        invalid(
          "policyArn",
          `${String(inputs["policyArn"])} is no access policy`,
          "name one of arn:aws:eks::aws:cluster-access-policy/",
        ),
      !["cluster", "namespace"].includes(type) &&
        invalid("accessScope.type", `${type} is no scope`, "use cluster or namespace"),
      type === "cluster" &&
        namespaces.length > 0 &&
        invalid("accessScope.namespaces", "a scope of the whole cluster takes no namespaces", "remove them"),
      type === "namespace" &&
        namespaces.length === 0 &&
        invalid("accessScope.namespaces", "a namespace scope needs namespaces", "list them"),
    );
  },
  create: (inputs) => ({
    id: `${String(inputs["clusterName"])}#${String(inputs["principalArn"])}#${String(inputs["policyArn"])}`,
    outputs: { associatedAt: CREATED_AT, modifiedAt: CREATED_AT },
  }),
});
