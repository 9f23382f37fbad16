/** EKS managed node group, and the Auto Scaling group that EKS makes for it. */
import { arn, uuid } from "../../account/identifiers.ts";
import { object, text } from "../../account/input.ts";
import { type Companion, defineResourceType } from "../../resource-type.ts";
import { nodeGroupRefusals } from "./node-group-checks.ts";
import { EKS_TO_CLUSTER, EKS_TO_ROLE, EKS_TO_SUBNET } from "../references.ts";
import { AUTO_SCALING_GROUP, EKS_CLUSTER, LAUNCH_TEMPLATE } from "../tokens.ts";

export const nodeGroup = defineResourceType({
  type: "aws:eks/nodeGroup:NodeGroup",
  taggable: true,
  autoName: { property: "nodeGroupName", maxLength: 63 },
  references: {
    clusterName: EKS_TO_CLUSTER,
    nodeRoleArn: EKS_TO_ROLE,
    "subnetIds[]": EKS_TO_SUBNET,
    "launchTemplate.id": { type: LAUNCH_TEMPLATE, notFound: "InvalidLaunchTemplateId.NotFound" },
    "launchTemplate.name": {
      type: LAUNCH_TEMPLATE,
      by: "name",
      notFound: "InvalidLaunchTemplateName.NotFoundException",
    },
  },
  refuse: nodeGroupRefusals,
  create(inputs, context) {
    const clusterName = text(inputs, "clusterName") ?? "";
    const name = text(inputs, "nodeGroupName") ?? "";
    const id = uuid(context);
    const groupName = `eks-${name}-${id}`;
    const autoScalingGroup: Companion = {
      type: AUTO_SCALING_GROUP,
      id: groupName,
      outputs: {
        name: groupName,
        ...object(inputs, "scalingConfig"),
        vpcZoneIdentifiers: inputs["subnetIds"] ?? [],
      },
    };
    const ofTemplate = inputs["launchTemplate"] !== undefined;
    return {
      id: `${clusterName}:${name}`,
      outputs: {
        amiType: inputs["amiType"] ?? "AL2023_x86_64_STANDARD",
        arn: arn(context, "eks", `nodegroup/${clusterName}/${name}/${id}`),
        capacityType: inputs["capacityType"] ?? "ON_DEMAND",
        diskSize: inputs["diskSize"] ?? (ofTemplate ? 0 : 20),
        instanceTypes: inputs["instanceTypes"] ?? (ofTemplate ? [] : ["t3.medium"]),
        nodeGroupNamePrefix: inputs["nodeGroupNamePrefix"] ?? "",
        releaseVersion: inputs["releaseVersion"] ?? "",
        resources: [{ autoscalingGroups: [{ name: groupName }], remoteAccessSecurityGroupId: "" }],
        status: "ACTIVE",
        updateConfig: inputs["updateConfig"] ?? { maxUnavailable: 1 },
        version:
          inputs["version"] ??
          context.account.find(EKS_CLUSTER, "name", clusterName)?.outputs["version"] ??
          "",
      },
      companions: [autoScalingGroup],
    };
  },
});
