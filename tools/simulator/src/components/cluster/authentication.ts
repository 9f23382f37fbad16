/** Who may use the cluster: access entries, and the aws-auth config map of the older modes. */
import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { yamlText } from "../yaml.ts";

type AccessEntryArgs = eks.types.input.AccessEntryArgs;

/** Without a mode AWS uses the config map alone. */
export function supportsConfigMap(mode: string | undefined): boolean {
  return mode !== "API";
}

export function supportsAccessEntries(mode: string | undefined): boolean {
  return mode === "API" || mode === "API_AND_CONFIG_MAP";
}

export function createAccessEntries(
  name: string,
  cluster: aws.eks.Cluster,
  entries: Readonly<Record<string, AccessEntryArgs>>,
  parent: pulumi.Resource,
): aws.eks.AccessEntry[] {
  return Object.entries(entries).map(([key, entry]) => {
    const created = new aws.eks.AccessEntry(
      `${name}-${key}`,
      {
        clusterName: cluster.name,
        principalArn: entry.principalArn,
        kubernetesGroups: entry.kubernetesGroups,
        type: entry.type,
        tags: entry.tags,
        userName: entry.username,
      },
      { parent, dependsOn: [cluster] },
    );
    for (const [policyKey, policy] of Object.entries(entry.accessPolicies ?? {})) {
      const association = pulumi.output(policy);
      new aws.eks.AccessPolicyAssociation(
        `${name}-${key}-${policyKey}`,
        {
          clusterName: cluster.name,
          principalArn: entry.principalArn,
          policyArn: association.apply((value) => value.policyArn),
          accessScope: association.apply((value) => value.accessScope),
        },
        { parent: created, dependsOn: [created] },
      );
    }
    return created;
  });
}

interface Mapping {
  readonly arn: string;
  readonly username: string;
  readonly groups: readonly string[];
}

/** The node identity that Kubernetes expects of instances. */
function nodeMapping(arn: string): Mapping {
  return {
    arn,
    username: "system:node:{{EC2PrivateDNSName}}",
    groups: ["system:bootstrappers", "system:nodes"],
  };
}

export function mappingsYaml(arnKey: "rolearn" | "userarn", mappings: readonly Mapping[]): string {
  return yamlText(mappings.map(({ arn, username, groups }) => ({ [arnKey]: arn, username, groups })));
}

export function createAwsAuth(
  name: string,
  args: Pick<eks.ClusterArgs, "roleMappings" | "userMappings">,
  instanceRoles: pulumi.Output<aws.iam.Role[]>,
  options: pulumi.CustomResourceOptions,
): kubernetes.core.v1.ConfigMap {
  const nodeRoleArns = instanceRoles.apply((roles) => pulumi.all(roles.map((role) => role.arn)));
  const mapRoles = pulumi
    .all([args.roleMappings ?? [], nodeRoleArns])
    .apply(([mappings, arns]) =>
      mappingsYaml("rolearn", [
        ...mappings.map(({ roleArn, username, groups }) => ({ arn: roleArn, username, groups })),
        ...arns.map(nodeMapping),
      ]),
    );
  const mapUsers =
    args.userMappings &&
    pulumi.output(args.userMappings).apply((mappings) =>
      mappingsYaml(
        "userarn",
        mappings.map(({ userArn, username, groups }) => ({ arn: userArn, username, groups })),
      ),
    );
  return new kubernetes.core.v1.ConfigMap(
    `${name}-nodeAccess`,
    {
      apiVersion: "v1",
      immutable: false,
      metadata: {
        name: "aws-auth",
        namespace: "kube-system",
        annotations: { "pulumi.com/patchForce": "true" },
      },
      data: { mapRoles, ...(mapUsers ? { mapUsers } : {}) },
    },
    options,
  );
}
