/** EKS Fargate profile. */
import { arn, uuid } from "../../account/identifiers.ts";
import { objects, text } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { EKS_TO_CLUSTER, EKS_TO_ROLE, EKS_TO_SUBNET } from "../references.ts";
import { roleRefusals } from "./cluster-checks.ts";
import { invalid } from "./invalid.ts";

export const fargateProfile = defineResourceType({
  type: "aws:eks/fargateProfile:FargateProfile",
  taggable: true,
  autoName: { property: "fargateProfileName", maxLength: 63 },
  references: { clusterName: EKS_TO_CLUSTER, podExecutionRoleArn: EKS_TO_ROLE, "subnetIds[]": EKS_TO_SUBNET },
  refuse(inputs, context) {
    const selectors = objects(inputs, "selectors");
    return refusals(
      nameRefusals(
        "fargateProfile",
        inputs["fargateProfileName"],
        "fargateProfileName",
        "InvalidParameterException",
      ),
      roleRefusals(
        text(inputs, "podExecutionRoleArn"),
        "podExecutionRoleArn",
        "eks-fargate-pods.amazonaws.com",
        context,
      ),
      (selectors.length < 1 || selectors.length > 5) &&
        invalid("selectors", `${selectors.length} selectors; EKS takes 1 to 5`, "split the profile"),
      ...selectors.map(
        (selector, i) =>
          text(selector, "namespace") === undefined &&
          invalid(`selectors[${i}].namespace`, "a selector needs a namespace", "set namespace"),
      ),
    );
  },
  create(inputs, context) {
    const clusterName = text(inputs, "clusterName") ?? "";
    const name = text(inputs, "fargateProfileName") ?? "";
    return {
      id: `${clusterName}:${name}`,
      outputs: {
        arn: arn(context, "eks", `fargateprofile/${clusterName}/${name}/${uuid(context)}`),
        status: "ACTIVE",
      },
    };
  },
});
