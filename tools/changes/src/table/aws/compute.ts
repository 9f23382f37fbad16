/** EKS, its node groups, and what nodes are started from. */
import type { RulesByType } from "../rules.ts";
import { aws } from "./schema.ts";

export const COMPUTE: RulesByType = {
  "aws:eks/cluster:Cluster": aws("eks/cluster.go", {
    replaces: [
      "accessConfig.bootstrapClusterCreatorAdminPermissions",
      "bootstrapSelfManagedAddons",
      "kubernetesNetworkConfig.ipFamily",
      "kubernetesNetworkConfig.serviceIpv4Cidr",
      "name",
      "outpostConfig.controlPlaneInstanceType",
      "outpostConfig.controlPlanePlacement",
      "roleArn",
    ],
    // Only its removal replaces; roles of Auto Mode replace only where there was one before.
    mayReplace: ["computeConfig.nodeRoleArn", "encryptionConfig", "remoteNetworkConfig"],
    updates: {
      version: "restart?",
      "accessConfig.authenticationMode": "downtime?",
      "vpcConfig.endpointPrivateAccess": "downtime?",
      "vpcConfig.endpointPublicAccess": "downtime?",
      "vpcConfig.publicAccessCidrs": "downtime?",
      "vpcConfig.securityGroupIds": "downtime?",
      "vpcConfig.subnetIds": "restart?",
    },
    // What only the cluster's API holds, its objects and secrets, is gone with it.
    replacement: "data-loss",
    deletion: "data-loss",
  }),
  "aws:eks/nodeGroup:NodeGroup": aws("eks/node_group.go", {
    replaces: [
      "amiType",
      "capacityType",
      "clusterName",
      "diskSize",
      "instanceTypes",
      "launchTemplate.id",
      "launchTemplate.name",
      "nodeGroupName",
      "nodeGroupNamePrefix",
      "nodeRoleArn",
      "remoteAccess",
      "subnetIds",
    ],
    updates: {
      "launchTemplate.version": "drain",
      releaseVersion: "drain",
      version: "drain",
      "scalingConfig.maxSize": "drain?",
      "scalingConfig.desiredSize": "drain?",
      taints: "restart?",
    },
    replacement: "drain",
    deletion: "drain",
  }),
  "aws:eks/addon:Addon": aws("eks/addon.go", {
    replaces: ["addonName", "clusterName"],
    mayReplace: ["namespaceConfig"],
    updates: {
      addonVersion: "restart",
      configurationValues: "restart?",
      podIdentityAssociations: "restart?",
      serviceAccountRoleArn: "restart?",
    },
    replacement: "downtime?",
    deletion: "downtime",
  }),
  "aws:eks/accessEntry:AccessEntry": aws("eks/access_entry.go", {
    replaces: ["clusterName", "principalArn", "type"],
    update: "downtime?",
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": aws("eks/access_policy_association.go", {
    replaces: ["accessScope", "clusterName", "policyArn", "principalArn"],
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": aws("eks/pod_identity_association.go", {
    replaces: ["clusterName", "namespace", "serviceAccount"],
    update: "downtime?",
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  // A change makes another version; node groups that follow the latest one then exchange their nodes.
  "aws:ec2/launchTemplate:LaunchTemplate": aws("ec2/ec2_launch_template.go", {
    replaces: ["name", "namePrefix"],
    update: "drain?",
    updates: { description: "drain?" },
    replacement: "drain",
    deletion: "downtime?",
  }),
};
